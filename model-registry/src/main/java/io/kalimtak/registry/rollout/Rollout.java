package io.kalimtak.registry.rollout;

import io.kalimtak.registry.version.VersionStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * One rollout as it now stands.
 *
 * @param fromVersion the version that was live when it began
 * @param foundStatus what its version was when it began
 * @param step index of the present step, from 0
 * @param share of traffic that its version has; 0 when it was taken off
 * @param salt of the route while the rollout lasts
 * @param automatic whether measurements move it on and back, or only people do
 */
record Rollout(
        UUID id,
        String route,
        String version,
        String fromVersion,
        VersionStatus foundStatus,
        Strategy strategy,
        RolloutState state,
        CanarySteps steps,
        int step,
        double share,
        String salt,
        boolean automatic,
        String actor,
        Instant createdAt,
        Instant updatedAt,
        Instant endedAt) {

    boolean isOpen() {
        return state == RolloutState.RUNNING || state == RolloutState.HELD;
    }

    /** For messages: what is under way, with the share in per cent. */
    String described() {
        return "Rollout " + id + " (" + strategy.label() + " of " + version + " at " + percent(share) + ", " + state
                + ")";
    }

    static String percent(double share) {
        return java.math.BigDecimal.valueOf(share)
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }

    /** The same with the version that an experiment was won by. */
    Rollout wonBy(String winner, VersionStatus found) {
        return new Rollout(
                id,
                route,
                winner,
                fromVersion,
                found,
                strategy,
                state,
                steps,
                step,
                share,
                salt,
                automatic,
                actor,
                createdAt,
                updatedAt,
                endedAt);
    }

    Rollout at(RolloutState next, int nextStep, double nextShare, Instant now) {
        boolean ended = next != RolloutState.RUNNING && next != RolloutState.HELD;
        return new Rollout(
                id,
                route,
                version,
                fromVersion,
                foundStatus,
                strategy,
                next,
                steps,
                nextStep,
                nextShare,
                salt,
                automatic,
                actor,
                createdAt,
                now,
                ended ? now : null);
    }
}
