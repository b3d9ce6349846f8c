package io.kalimtak.kit.retention;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Retention by itself: {@code kalimtak.retention.every}, first {@code kalimtak.retention.delayed} after a start. */
@ApplicationScoped
class RetentionJob {
    private final RunRetention retention;

    RetentionJob(RunRetention retention) {
        this.retention = retention;
    }

    @Scheduled(
            identity = "retention",
            every = "{kalimtak.retention.every}",
            delayed = "{kalimtak.retention.delayed}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        retention.run();
    }
}
