package io.kalimtak.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Every version of a topic's schema that was ever released, oldest first. The files under {@code released/} are frozen:
 * a change to a schema adds the next number and touches none before it.
 */
public final class ReleasedSchemas {
    private ReleasedSchemas() {}

    /** The released versions of the topic, version 1 first. Throws IllegalStateException when there is none. */
    public static List<Schema> of(Topic topic) {
        List<Schema> versions = new ArrayList<>();
        for (int number = 1; ; number++) {
            Schema version = read("/released/" + topic.topicName() + "/" + number + ".avsc");
            if (version == null) {
                break;
            }
            versions.add(version);
        }
        if (versions.isEmpty()) {
            throw new IllegalStateException("no released schema of " + topic.topicName());
        }
        return List.copyOf(versions);
    }

    private static Schema read(String resource) {
        try (InputStream in = ReleasedSchemas.class.getResourceAsStream(resource)) {
            return in == null ? null : new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
