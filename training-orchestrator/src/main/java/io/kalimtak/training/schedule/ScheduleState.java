package io.kalimtak.training.schedule;

import java.time.Instant;

/**
 * How a schedule stands.
 *
 * @param countsFrom times before are not made up for
 * @param pausedBy who paused it; null when it is not paused
 * @param pausedSince since when; null when it is not paused
 */
record ScheduleState(String name, Instant countsFrom, String pausedBy, Instant pausedSince) {
    boolean paused() {
        return pausedBy != null;
    }
}
