package io.kalimtak.training.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.kit.web.Cursor;
import io.kalimtak.training.launch.Method;
import io.kalimtak.training.sql.Row;
import io.kalimtak.training.sql.Sql;
import io.kalimtak.training.sql.SqlFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Runs and their history in the database. */
@ApplicationScoped
class RunStore {
    private static final String INSERT = """
            INSERT INTO training_runs (id, state, target, training_set_id, method, launcher, requested_by, version,
                                       results, state_since, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)""";
    private static final String UPDATE = """
            UPDATE training_runs
            SET state = ?, reason = ?, results = ?::jsonb, attempts = 0, next_attempt_at = '-infinity',
                progress_phase = NULL, progress_share = NULL, state_since = ?, updated_at = ?,
                lease_owner = CASE WHEN ? THEN NULL ELSE lease_owner END,
                lease_until = CASE WHEN ? THEN NULL ELSE lease_until END
            WHERE id = ?""";
    private static final String HISTORY = """
            INSERT INTO training_run_history (run_id, number, state, previous_state, actor, cause, at)
            SELECT ?, count(*) + 1, ?, ?, ?, ?, ? FROM training_run_history WHERE run_id = ?""";
    private static final String PAGE =
            "SELECT * FROM training_runs WHERE (created_at, id) < (?, ?) ORDER BY created_at DESC, id DESC LIMIT ?";
    private static final Cursor NEWEST =
            new Cursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1L, -1L).toString());

    private final Sql sql;
    private final ObjectMapper json;

    RunStore(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void insert(TrainingRun run, String target) {
        sql.update(
                INSERT,
                run.id(),
                run.state(),
                target,
                run.order().trainingSetId(),
                run.order().method(),
                run.order().launcher(),
                run.order().actor(),
                run.version(),
                write(run.results()),
                run.stateSince(),
                run.createdAt(),
                run.updatedAt());
    }

    /** Writes state, reason and results. Throws TargetBusyException when another run has the target. */
    void update(TrainingRun run) {
        boolean release = run.state().ended();
        try {
            sql.update(
                    UPDATE,
                    run.state(),
                    run.reason(),
                    write(run.results()),
                    run.stateSince(),
                    run.updatedAt(),
                    release,
                    release,
                    run.id());
        } catch (SqlFailure e) {
            if (e.isDuplicate()) {
                throw new TargetBusyException(e);
            }
            throw e;
        }
    }

    void addHistory(UUID runId, RunState previous, HistoryEntry entry) {
        sql.update(HISTORY, runId, entry.state(), previous, entry.actor(), entry.reason(), entry.at(), runId);
    }

    List<HistoryEntry> history(UUID runId) {
        return sql.query(
                "SELECT * FROM training_run_history WHERE run_id = ? ORDER BY number",
                row -> new HistoryEntry(
                        RunState.valueOf(row.text("state")), row.time("at"), row.text("actor"), row.text("cause")),
                runId);
    }

    Optional<TrainingRun> find(UUID id) {
        return sql.first("SELECT * FROM training_runs WHERE id = ?", this::map, id);
    }

    /** The run, locked until the transaction ends, if the worker's lease is still its own. */
    TrainingRun lock(UUID id, UUID owner) {
        return sql.first(
                        "SELECT * FROM training_runs WHERE id = ? AND lease_owner = ? FOR UPDATE", this::map, id, owner)
                .orElseThrow(LeaseLostException::new);
    }

    Optional<TrainingRun> lock(UUID id) {
        return sql.first("SELECT * FROM training_runs WHERE id = ? FOR UPDATE", this::map, id);
    }

    /** Runs after the cursor, newest first; one more than the limit where there are more. */
    List<TrainingRun> page(Optional<Cursor> after, int limit) {
        Cursor cursor = after.orElse(NEWEST);
        return sql.query(PAGE, this::map, cursor.time(), cursor.id(), limit + 1);
    }

    TrainingRun map(Row row) throws SQLException {
        String phase = row.text("progress_phase");
        return new TrainingRun(
                row.uuid("id"),
                RunState.valueOf(row.text("state")),
                new RunOrder(
                        row.uuid("training_set_id"),
                        Method.valueOf(row.text("method")),
                        row.text("launcher"),
                        row.text("requested_by")),
                row.text("version"),
                read(row.text("results")),
                row.text("reason"),
                row.text("cancel_requested_by"),
                row.integer("attempts"),
                phase == null ? null : new TrainingRun.RunProgress(phase, row.number("progress_share")),
                row.time("state_since"),
                row.time("created_at"),
                row.time("updated_at"));
    }

    private String write(RunResults results) {
        try {
            return json.writeValueAsString(results);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("results are always JSON", e);
        }
    }

    private RunResults read(String results) {
        try {
            return json.readValue(results, RunResults.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored results are not readable", e);
        }
    }
}
