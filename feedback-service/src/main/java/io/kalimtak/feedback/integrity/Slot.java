package io.kalimtak.feedback.integrity;

import java.time.Instant;
import java.util.Comparator;

/**
 * What a rule counts in one window of time.
 *
 * @param counted whose pieces: a rater, a network, an interaction
 * @param windowStart windows follow each other without a gap, from 1970 on in UTC
 */
record Slot(String rule, String counted, Instant windowStart) implements Comparable<Slot> {
    private static final Comparator<Slot> ORDER =
            Comparator.comparing(Slot::rule).thenComparing(Slot::counted).thenComparing(Slot::windowStart);

    @Override
    public int compareTo(Slot other) {
        return ORDER.compare(this, other);
    }
}
