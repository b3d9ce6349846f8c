package io.kalimtak.training.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * A firing of a schedule.
 *
 * @param dueAt when it was due, the first time where it stands for several; null in what releases before this one left
 * @param times how many times it was due: more than one when times were missed
 */
record Firing(Instant dueAt, int times, Instant firedAt, Outcome outcome) {
    private static final Duration PUNCTUAL = Duration.ofMinutes(1);

    /** Whether it made up for a time at which nothing ran. */
    boolean late() {
        return dueAt != null && Duration.between(dueAt, firedAt).compareTo(PUNCTUAL) > 0;
    }
}
