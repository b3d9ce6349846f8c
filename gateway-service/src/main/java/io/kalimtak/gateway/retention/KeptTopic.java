package io.kalimtak.gateway.retention;

import io.kalimtak.kit.retention.Sensitivity;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One topic and how long its records are kept.
 *
 * @param what what one record says
 * @param keptFor ISO 8601, as P7D; null where they are kept for good
 * @param rule what the duration does not say, or null
 * @param readFrom the broker where it said so itself, else the catalogue that topics are made from
 */
record KeptTopic(String name, String what, List<Sensitivity> contains, String keptFor, String rule, ReadFrom readFrom) {
    /** Who said so. */
    @Schema(name = "TopicReadFrom")
    enum ReadFrom {
        BROKER,
        CATALOGUE
    }
}
