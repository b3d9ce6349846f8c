package io.kalimtak.curation.job;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Held while a job runs, by one replica. It is a transaction's advisory lock on a connection of its own: it goes with the
 * process or the connection, at once and without a lease to wait for, and a transaction pooler lets it through. A holder
 * that lost it unawares cannot finish: the job's attempt has moved on.
 */
@ApplicationScoped
class RunnerLock {
    static final String TAKE = "SELECT pg_try_advisory_xact_lock(hashtext(current_schema() || '.curation-job'))";

    private final Database database;

    RunnerLock(Database database) {
        this.database = database;
    }

    /** Does the work unless another replica is at it. */
    void ifFree(Runnable work) {
        database.run("hold the runner's lock", connection -> {
            connection.setAutoCommit(false);
            try (Statement take = Statement.of(connection, TAKE)) {
                if (take.list(row -> row.getBoolean(1)).getFirst()) {
                    work.run();
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }
}
