package io.kalimtak.curation.job;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes {@code set_rebuilds}. */
@ApplicationScoped
class RebuildStore {
    private static final String DUE = """
            SELECT r.training_set_id, s.job_id FROM set_rebuilds r JOIN training_sets s ON s.id = r.training_set_id
            WHERE r.job_id IS NULL ORDER BY r.wanted_at LIMIT 1
            """;

    /** A set that is to be made again, and the job that made it. */
    record Due(UUID trainingSetId, UUID jobId) {}

    private final Database database;

    RebuildStore(Database database) {
        this.database = database;
    }

    /** The one that waits longest. */
    Optional<Due> due() {
        return database.call("look for sets to make again", connection -> {
            try (Statement statement = Statement.of(connection, DUE)) {
                return statement
                        .list(row -> new Due(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                        .stream()
                        .findFirst();
            }
        });
    }

    void started(UUID trainingSetId, UUID jobId) {
        database.run("note that a set is made again", connection -> {
            String sql = "UPDATE set_rebuilds SET job_id = ? WHERE training_set_id = ?";
            try (Statement statement = Statement.of(connection, sql)) {
                statement.uuid(jobId).uuid(trainingSetId).update();
            }
        });
    }
}
