package io.kalimtak.training.launch.kubernetes;

import io.kalimtak.training.launch.RunFate;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/**
 * Which jobs nobody looks after any more. A job of a run that is over and that still runs is one at once; one that has
 * ended when it was kept long enough; one of an unknown run when it is older than a grace, for the database may have been
 * put back to an earlier day.
 */
record Orphans(Function<UUID, RunFate> fates, Instant now, Duration keep, Duration grace) {
    boolean includes(ClusterJob job) {
        if (job.deleting()) {
            return false;
        }
        return switch (job.run().map(fates).orElse(RunFate.UNKNOWN)) {
            case IN_HAND -> false;
            case OVER -> !job.state().ended() || isOlder(job, keep);
            case UNKNOWN -> isOlder(job, grace);
        };
    }

    private boolean isOlder(ClusterJob job, Duration age) {
        return job.created().filter(created -> created.isBefore(now.minus(age))).isPresent();
    }
}
