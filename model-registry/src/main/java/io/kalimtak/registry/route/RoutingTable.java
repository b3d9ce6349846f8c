package io.kalimtak.registry.route;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A route's table, the one in force or an earlier one.
 *
 * @param revision grows by one with every change, from 1
 * @param rolloutId the rollout that wrote it; null where none did
 * @param strategy immediate, canary, experiment, shadow or rollback
 * @param arms in the order in which shares are cut; the shares add up to 1
 * @param salt of the assignment hash; constant while a rollout lasts
 * @param liveVersion the version of the arm {@code live}
 * @param previousVersion what a rollback would bring back; gateways keep it warm; null when there is none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RoutingTable(
        String route,
        long revision,
        UUID rolloutId,
        String strategy,
        List<Arm> arms,
        String salt,
        String liveVersion,
        String previousVersion,
        String reason,
        String actor,
        Instant changedAt) {
    private static final double TOLERANCE = 1e-12;

    /** Throws IllegalArgumentException for shares that do not add up to 1: no such table is ever written. */
    public RoutingTable {
        arms = List.copyOf(arms);
        double sum = arms.stream().mapToDouble(Arm::share).sum();
        if (Math.abs(sum - 1) > TOLERANCE || !arms.stream().allMatch(Arm::isShared)) {
            throw new IllegalArgumentException(
                    "the shares of a routing table must be positive, but for a shadow's, and add up to 1");
        }
    }
}
