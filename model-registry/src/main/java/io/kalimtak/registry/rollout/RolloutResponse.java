package io.kalimtak.registry.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A rollout as operators see it.
 *
 * @param step which of {@code steps} holds, from 1
 * @param share of traffic that the version has by this rollout
 * @param automatic whether measurements move it on and back
 * @param history left out of lists
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RolloutResponse(
        UUID rolloutId,
        String route,
        String version,
        String fromVersion,
        String strategy,
        String state,
        List<Double> steps,
        int step,
        double share,
        boolean automatic,
        String actor,
        Instant createdAt,
        Instant updatedAt,
        Instant endedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<RolloutChange> history) {
    static RolloutResponse of(Rollout rollout, List<RolloutChange> history) {
        return new RolloutResponse(
                rollout.id(),
                rollout.route(),
                rollout.version(),
                rollout.fromVersion(),
                rollout.strategy().label(),
                rollout.state().name(),
                rollout.steps().shares(),
                rollout.step() + 1,
                rollout.share(),
                rollout.automatic(),
                rollout.actor(),
                rollout.createdAt(),
                rollout.updatedAt(),
                rollout.endedAt(),
                history);
    }
}
