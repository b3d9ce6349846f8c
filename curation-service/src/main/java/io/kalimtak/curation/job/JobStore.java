package io.kalimtak.curation.job;

import static io.kalimtak.curation.database.Statement.instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.curation.job.CurationJob.StageProgress;
import io.kalimtak.curation.rule.Funnel;
import io.kalimtak.curation.rule.JobSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes {@code curation_jobs}; moves a job only as {@link JobState} allows. */
@ApplicationScoped
public class JobStore {
    private final Database database;
    private final ObjectMapper json;

    JobStore(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** False when a job that has not ended is there: the partial unique index refuses a second. */
    @Transactional
    boolean queue(UUID id, JobSettings settings, String actor, Instant now) {
        return database.call("queue a job", connection -> {
            String sql = "INSERT INTO curation_jobs (id, state, settings, actor, created_at)"
                    + " VALUES (?, 'QUEUED', ?::jsonb, ?, ?) ON CONFLICT DO NOTHING";
            try (Statement statement = Statement.of(connection, sql)) {
                return statement
                                .uuid(id)
                                .text(write(settings))
                                .text(actor)
                                .time(now)
                                .update()
                        == 1;
            }
        });
    }

    Optional<CurationJob> find(UUID id) {
        return database.call("read a job", connection -> {
            try (Statement statement = Statement.of(connection, "SELECT * FROM curation_jobs WHERE id = ?")) {
                return statement.uuid(id).list(this::map).stream().findFirst();
            }
        });
    }

    /** The job that has not ended, if any. */
    Optional<CurationJob> active() {
        return database.call("read the active job", connection -> {
            String sql = "SELECT * FROM curation_jobs WHERE state IN ('QUEUED', 'RUNNING')";
            try (Statement statement = Statement.of(connection, sql)) {
                return statement.list(this::map).stream().findFirst();
            }
        });
    }

    /** Takes a job up, or up again: its next attempt. */
    @Transactional
    CurationJob takeUp(CurationJob job, Instant now) {
        requireMove(job, JobState.RUNNING);
        return database.call("take up a job", connection -> {
            String sql = "UPDATE curation_jobs SET state = 'RUNNING', attempt = attempt + 1,"
                    + " started_at = coalesce(started_at, ?) WHERE id = ? AND state IN ('QUEUED', 'RUNNING') RETURNING *";
            try (Statement statement = Statement.of(connection, sql)) {
                return statement.time(now).uuid(job.id()).list(this::map).stream()
                        .findFirst()
                        .orElseThrow(() -> new AttemptOvertakenException(job.id()));
            }
        });
    }

    /** Ends a job well. Throws AttemptOvertakenException when another attempt has taken it over. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void done(CurationJob job, Funnel funnel, UUID trainingSetId, Instant now) {
        requireMove(job, JobState.DONE);
        end(job, JobState.DONE, funnel, trainingSetId, null, now);
    }

    @Transactional
    void failed(CurationJob job, String error, Instant now) {
        requireMove(job, JobState.FAILED);
        end(job, JobState.FAILED, null, null, error, now);
    }

    /** Ends a job that somebody cancelled while it ran. */
    @Transactional
    void cancelled(CurationJob job, Instant now) {
        requireMove(job, JobState.CANCELLED);
        end(job, JobState.CANCELLED, null, null, null, now);
    }

    /**
     * Cancels the job: one that is queued ends at once, one that runs when it next looks. False when it has ended.
     *
     * @param actor who cancels
     */
    @Transactional
    boolean cancel(UUID id, String actor, Instant now) {
        return database.call("cancel a job", connection -> {
            String sql = "UPDATE curation_jobs SET cancel_requested = TRUE, cancelled_by = coalesce(cancelled_by, ?),"
                    + " finished_at = CASE WHEN state = 'QUEUED' THEN ?::timestamptz END,"
                    + " state = CASE WHEN state = 'QUEUED' THEN 'CANCELLED' ELSE state END"
                    + " WHERE id = ? AND state IN ('QUEUED', 'RUNNING')";
            try (Statement statement = Statement.of(connection, sql)) {
                return statement.text(actor).time(now).uuid(id).update() == 1;
            }
        });
    }

    /**
     * Records how far the job has come. True when somebody has cancelled it. Throws AttemptOvertakenException when another
     * attempt has taken it over.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean progress(CurationJob job, Stage stage, long done, Long total) {
        return database.call("record progress", connection -> {
            String sql = "UPDATE curation_jobs SET stage = ?, stage_done = ?, stage_total = ?::int8"
                    + " WHERE id = ? AND attempt = ? AND state = 'RUNNING' RETURNING cancel_requested";
            try (Statement statement = Statement.of(connection, sql)) {
                statement.text(stage.name()).number(done).text(total == null ? null : Long.toString(total));
                return statement.uuid(job.id()).number((long) job.attempt()).list(row -> row.getBoolean(1)).stream()
                        .findFirst()
                        .orElseThrow(() -> new AttemptOvertakenException(job.id()));
            }
        });
    }

    private void end(CurationJob job, JobState state, Funnel funnel, UUID setId, String error, Instant now) {
        database.run("end a job", connection -> {
            String sql = "UPDATE curation_jobs SET state = ?, funnel = ?::jsonb, training_set_id = ?, error = ?,"
                    + " finished_at = ? WHERE id = ? AND attempt = ? AND state = 'RUNNING'"
                    // One that was cancelled meanwhile is taken up again, and then finds that it was.
                    + " AND (NOT cancel_requested OR ? <> 'DONE')";
            try (Statement statement = Statement.of(connection, sql)) {
                statement
                        .text(state.name())
                        .text(funnel == null ? null : write(funnel))
                        .uuid(setId);
                statement
                        .text(error)
                        .time(now)
                        .uuid(job.id())
                        .number(job.attempt())
                        .text(state.name());
                if (statement.update() != 1) {
                    throw new AttemptOvertakenException(job.id());
                }
            }
        });
    }

    private static void requireMove(CurationJob job, JobState next) {
        if (!job.state().mayBecome(next)) {
            throw new IllegalStateException("a job that is " + job.state() + " cannot become " + next);
        }
    }

    private CurationJob map(ResultSet row) throws SQLException {
        String funnel = row.getString("funnel");
        return new CurationJob(
                row.getObject("id", UUID.class),
                JobState.valueOf(row.getString("state")),
                read(row.getString("settings"), JobSettings.class),
                row.getString("actor"),
                row.getInt("attempt"),
                row.getObject("training_set_id", UUID.class),
                funnel == null ? null : read(funnel, Funnel.class),
                row.getString("error"),
                progress(row),
                row.getBoolean("cancel_requested"),
                instant(row, "created_at"),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    private static StageProgress progress(ResultSet row) throws SQLException {
        String stage = row.getString("stage");
        return stage == null
                ? null
                : new StageProgress(
                        Stage.valueOf(stage), row.getLong("stage_done"), row.getObject("stage_total", Long.class));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a job as JSON", e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a job from JSON", e);
        }
    }
}
