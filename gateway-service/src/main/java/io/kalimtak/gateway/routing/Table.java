package io.kalimtak.gateway.routing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A route's table in force. The shares of the arms add up to 1. An arm may be listed more than once by its name: it then has
 * several parts of the interval.
 *
 * @param previousVersion the version to fall back to, or null
 */
public record Table(String route, long revision, UUID rolloutId, List<Arm> arms, String salt, String previousVersion) {
    public Table {
        arms = List.copyOf(arms);
        double sum = arms.stream().mapToDouble(Arm::share).sum();
        if (arms.isEmpty() || Math.abs(sum - 1) > 1e-6) {
            throw new IllegalArgumentException("the shares of route " + route + " add up to " + sum + ", not to 1");
        }
    }

    /** The arm whose version answers in the shadow, where there is one. */
    public Optional<Arm> shadow() {
        return arms.stream().filter(Arm::isShadow).findFirst();
    }

    /** All other arms: those whose models must be there before the table comes into force. */
    public List<Arm> serving() {
        return arms.stream().filter(arm -> !arm.isShadow()).toList();
    }
}
