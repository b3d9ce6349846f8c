package io.kalimtak.kit.privacy;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;

/** Everything that this service's database holds about a person, line by line, in one snapshot. */
@ApplicationScoped
public class ExportPerson {
    /** A reader may be slow; the connection is the reader's for this long. */
    private static final int LONGEST_SECONDS = 1800;

    private final PersonalRowStore rows;

    ExportPerson(PersonalRowStore rows) {
        this.rows = rows;
    }

    /** Writes the lines and returns how many; throws what the sink throws, and {@link ErasureException}. */
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    public long export(Person person, LineSink sink) throws IOException {
        return rows.stream(person, sink);
    }
}
