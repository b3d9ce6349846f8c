package io.kalimtak.training.evaluation;

import io.kalimtak.training.TrainingConfig;
import io.kalimtak.training.sql.Sql;
import io.kalimtak.training.work.Retry;
import io.kalimtak.training.work.Watch;
import io.kalimtak.training.work.Work;
import io.kalimtak.training.work.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Ordered evaluations as work. Leases run on the database's clock, which all replicas share. */
@ApplicationScoped
class ReportQueue implements WorkQueue {
    private static final String CLAIM = """
            UPDATE evaluation_reports SET lease_owner = ?, lease_until = now() + make_interval(secs => ?)
            WHERE id = (SELECT id FROM evaluation_reports
                        WHERE state = 'QUEUED' AND next_attempt_at <= now()
                          AND (lease_until IS NULL OR lease_until < now())
                        ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, attempts""";
    private static final String BEAT = """
            UPDATE evaluation_reports SET lease_until = now() + make_interval(secs => ?)
            WHERE id = ? AND lease_owner = ?""";
    private static final String LATER = """
            UPDATE evaluation_reports
            SET lease_owner = NULL, lease_until = NULL, attempts = attempts + 1, reason = ?,
                next_attempt_at = now() + make_interval(secs => ?)
            WHERE id = ? AND lease_owner = ?""";

    private final Sql sql;
    private final EvaluateLive evaluation;
    private final Supplier<UUID> ids;
    private final TrainingConfig.Worker config;

    ReportQueue(Sql sql, EvaluateLive evaluation, Supplier<UUID> ids, TrainingConfig config) {
        this.sql = sql;
        this.evaluation = evaluation;
        this.ids = ids;
        this.config = config.worker();
    }

    @Override
    public int order() {
        return 2;
    }

    @Override
    public Optional<Work> claim() {
        UUID owner = ids.get();
        return sql.first(
                CLAIM, row -> new Claimed(row.uuid("id"), row.integer("attempts"), owner), owner, config.lease());
    }

    private final class Claimed implements Work {
        private final UUID id;
        private final int attempts;
        private final UUID owner;

        Claimed(UUID id, int attempts, UUID owner) {
            this.id = id;
            this.attempts = attempts;
            this.owner = owner;
        }

        @Override
        public String name() {
            return "evaluation " + id;
        }

        @Override
        public void perform(Watch watch) {
            evaluation.evaluate(id, owner, watch).ifPresent(this::later);
        }

        private void later(String reason) {
            Duration pause = Retry.pause(attempts, config);
            sql.update(LATER, reason, pause, id, owner);
        }

        @Override
        public void beat(Watch watch) {
            if (sql.update(BEAT, config.lease(), id, owner) == 0) {
                watch.abort(Watch.Cause.LEASE_LOST);
            }
        }
    }
}
