package io.kalimtak.training.run;

import java.time.Instant;
import java.util.UUID;

/**
 * A training run as it stands.
 *
 * @param version name of the version that it makes; fixed from the start
 * @param reason why it ended, or what it waits for
 * @param cancelledBy who asked to cancel it, or null
 * @param attempts failures in a row in the present state that may pass
 * @param stateSince when it came into its state
 */
record TrainingRun(
        UUID id,
        RunState state,
        RunOrder order,
        String version,
        RunResults results,
        String reason,
        String cancelledBy,
        int attempts,
        RunProgress progress,
        Instant stateSince,
        Instant createdAt,
        Instant updatedAt) {
    /** How far the present state is, or null. */
    record RunProgress(String phase, double share) {}

    /** Whether the version exists: its artifact, or its model at an endpoint. */
    boolean hasVersion() {
        return results.trained() != null;
    }
}
