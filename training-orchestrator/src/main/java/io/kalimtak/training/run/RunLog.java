package io.kalimtak.training.run;

import io.kalimtak.training.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * The last lines that a run's launcher wrote. A line that stands there already is not repeated: a run that is taken up
 * again follows its job from the start.
 */
@ApplicationScoped
class RunLog {
    private static final int KEPT = 100;
    private static final String APPEND = """
            INSERT INTO training_run_log (run_id, at, line)
            SELECT r.id, now(), ? FROM training_runs r
            WHERE r.id = ? AND r.lease_owner = ?
              AND NOT EXISTS (SELECT 1 FROM training_run_log l WHERE l.run_id = r.id AND l.line = ?)""";
    private static final String PRUNE = """
            DELETE FROM training_run_log WHERE run_id = ? AND id <= (
                SELECT id FROM training_run_log WHERE run_id = ? ORDER BY id DESC OFFSET ? LIMIT 1)""";

    private final Sql sql;

    RunLog(Sql sql) {
        this.sql = sql;
    }

    /** Appends, if the worker's lease is still its own; the last 100 lines are kept. */
    void append(UUID runId, UUID owner, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        for (String line : lines) {
            sql.update(APPEND, line, runId, owner, line);
        }
        sql.update(PRUNE, runId, runId, KEPT);
    }

    /** First to last. */
    List<LogLine> lines(UUID runId) {
        return sql.query(
                "SELECT at, line FROM training_run_log WHERE run_id = ? ORDER BY id",
                row -> new LogLine(row.time("at"), row.text("line")),
                runId);
    }
}
