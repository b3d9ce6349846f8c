package io.kalimtak.gateway.routing;

import java.util.List;
import java.util.UUID;

/** A route's table in force. The shares of the arms add up to 1. */
public record Table(String route, long revision, UUID rolloutId, List<Arm> arms, String salt) {
    public Table {
        arms = List.copyOf(arms);
        double sum = arms.stream().mapToDouble(Arm::share).sum();
        if (arms.isEmpty() || Math.abs(sum - 1) > 1e-6) {
            throw new IllegalArgumentException("the shares of route " + route + " add up to " + sum + ", not to 1");
        }
    }
}
