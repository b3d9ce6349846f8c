package io.kalimtak.interaction.privacy;

import io.kalimtak.kit.ids.Pseudonyms;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;

/**
 * Everything this service holds about a person, line by line, in one snapshot. The last line, of kind {@code end}, says
 * how many lines came before it: an export without it was cut off.
 */
@ApplicationScoped
public class ExportPerson {
    /** A reader may be slow; the connection is his for this long. */
    private static final int LONGEST_SECONDS = 1800;

    /** Takes one line, without its line feed. */
    @FunctionalInterface
    interface LineSink {
        void write(String line) throws IOException;
    }

    private final ExportStore store;
    private final Pseudonyms pseudonyms;

    ExportPerson(ExportStore store, Pseudonyms pseudonyms) {
        this.store = store;
        this.pseudonyms = pseudonyms;
    }

    /** Writes the lines; throws what the sink throws. */
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    void export(String userId, LineSink sink) throws IOException {
        long lines = store.stream(pseudonyms.subject(userId), sink);
        sink.write("{\"kind\":\"end\",\"source\":\"interaction-service\",\"lines\":" + lines + "}");
    }
}
