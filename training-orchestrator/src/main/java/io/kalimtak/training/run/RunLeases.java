package io.kalimtak.training.run;

import io.kalimtak.training.TrainingConfig;
import io.kalimtak.training.sql.Sql;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** Who works on which run. Leases run on the database's clock, which all replicas share. */
@ApplicationScoped
class RunLeases {
    /** Runs under way come before waiting ones; a waiting one is left alone while its target is busy. */
    private static final String CLAIM = """
            UPDATE training_runs SET lease_owner = ?, lease_until = now() + make_interval(secs => ?)
            WHERE id = (SELECT r.id FROM training_runs r
                        WHERE r.state IN ('QUEUED', 'PREPARING', 'TRAINING', 'EVALUATING', 'REGISTERING')
                          AND r.next_attempt_at <= now() AND (r.lease_until IS NULL OR r.lease_until < now())
                          AND (r.state <> 'QUEUED' OR NOT EXISTS (
                                  SELECT 1 FROM training_runs o WHERE o.target = r.target
                                  AND o.state IN ('PREPARING', 'TRAINING', 'EVALUATING', 'REGISTERING')))
                        ORDER BY r.state = 'QUEUED', r.created_at, r.id LIMIT 1 FOR UPDATE OF r SKIP LOCKED)
            RETURNING *""";

    private static final String BEAT = """
            UPDATE training_runs
            SET lease_until = now() + make_interval(secs => ?), progress_phase = ?, progress_share = ?
            WHERE id = ? AND lease_owner = ? RETURNING state, state_since, cancel_requested_by""";
    private static final String LATER = """
            UPDATE training_runs
            SET lease_owner = NULL, lease_until = NULL, attempts = attempts + 1, reason = ?, updated_at = now(),
                next_attempt_at = now() + make_interval(secs => ?)
            WHERE id = ? AND lease_owner = ?""";
    private static final String RELEASE =
            "UPDATE training_runs SET lease_owner = NULL, lease_until = NULL WHERE id = ? AND lease_owner = ?";

    /** What a heartbeat sees. */
    record Pulse(RunState state, Instant stateSince, boolean cancelled) {}

    private final Sql sql;
    private final RunStore runs;
    private final RunLog log;
    private final TrainingConfig.Worker config;
    private final ReentrantLock keeping = new ReentrantLock();

    RunLeases(Sql sql, RunStore runs, RunLog log, TrainingConfig config) {
        this.sql = sql;
        this.runs = runs;
        this.log = log;
        this.config = config.worker();
    }

    /** The next run to work on, now leased to the owner. */
    Optional<TrainingRun> claim(UUID owner) {
        return sql.first(CLAIM, runs::map, owner, config.lease());
    }

    /** Renews the lease and keeps what the work tells of itself; empty when the lease was lost. */
    Optional<Pulse> beat(UUID runId, UUID owner, Watch watch) {
        Optional<Watch.Progress> progress = watch.progress();
        keepLog(runId, owner, watch);
        return sql.first(
                BEAT,
                row -> new Pulse(
                        RunState.valueOf(row.text("state")),
                        row.time("state_since"),
                        row.text("cancel_requested_by") != null),
                config.lease(),
                progress.map(Watch.Progress::phase).orElse(null),
                progress.map(Watch.Progress::share).orElse(null),
                runId,
                owner);
    }

    /**
     * Stores the lines that came since the last time, if the lease is still the owner's. One after the other: a heartbeat that
     * has taken lines stores them before the run's worker stores later ones, and before it gives the lease back.
     */
    void keepLog(UUID runId, UUID owner, Watch watch) {
        keeping.lock();
        try {
            log.append(runId, owner, watch.takeLog());
        } finally {
            keeping.unlock();
        }
    }

    /** Who asked to cancel the run. */
    Optional<String> cancelledBy(UUID runId) {
        return runs.find(runId).map(TrainingRun::cancelledBy);
    }

    /** Gives the run back to be tried again after the pause. */
    void later(UUID runId, UUID owner, String reason, Duration pause) {
        sql.update(LATER, reason, pause, runId, owner);
    }

    /** Gives the run back to be taken up at once. */
    void release(UUID runId, UUID owner) {
        sql.update(RELEASE, runId, owner);
    }
}
