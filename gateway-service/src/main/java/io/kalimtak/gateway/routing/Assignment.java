package io.kalimtak.gateway.routing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The arm that a person gets, and the probability with which anybody gets it: all shares of arms of that name.
 *
 * <p>A salted hash places the person on the unit interval for as long as a rollout lasts; the arms cut the interval in
 * the table's order. An arm that stands first and grows so keeps everybody it had.
 */
public record Assignment(Arm arm, double probability) {
    private static final double TWO_TO_53 = 0x1p53;

    /**
     * @param unit who is assigned: the user, or the session where there is no user
     */
    public static Assignment of(Table table, String unit) {
        double place = place(table.salt(), unit);
        double upTo = 0;
        Arm last = table.arms().getFirst();
        for (Arm arm : table.arms()) {
            if (arm.share() <= 0) {
                continue;
            }
            upTo += arm.share();
            last = arm;
            if (place < upTo) {
                break;
            }
        }
        return new Assignment(last, probability(table, last.name()));
    }

    /** At most 1, whatever rounding makes of the sum: an interaction with more would be refused. */
    private static double probability(Table table, String name) {
        double sum = table.arms().stream()
                .filter(arm -> arm.name().equals(name))
                .mapToDouble(arm -> Math.max(0, arm.share()))
                .sum();
        return Math.min(1, sum);
    }

    /** A number in [0, 1), the same for the same salt and unit. */
    static double place(String salt, String unit) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
            byte[] hash = sha256.digest(unit.getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> 11) / TWO_TO_53;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
