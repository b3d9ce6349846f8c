package io.kalimtak.gateway.lineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * A routing table of the registry's history.
 *
 * @param strategy such as canary
 * @param reason why the table came into force, such as {@code canary at 5 %}
 * @param until when the next one took its place; null while it is in force
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TracedTable(
        long revision,
        String strategy,
        List<TracedArm> arms,
        String reason,
        String actor,
        Instant changedAt,
        Instant until) {
    /** A version's share of the route. */
    public record TracedArm(String name, String version, double share) {}
}
