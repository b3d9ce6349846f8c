package io.kalimtak.training.schedule;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A schedule.
 *
 * @param cron Quartz cron expression, UTC; {@code off} for a schedule that never fires
 * @param nextAt the next time by the expression, which a paused schedule will skip; null when it is off
 * @param pausedBy who paused it; null when it is not paused
 * @param pausedSince since when; null when it is not paused
 * @param firings the last ones, newest first
 */
record ScheduleResponse(
        String name,
        String cron,
        Instant nextAt,
        boolean paused,
        String pausedBy,
        Instant pausedSince,
        List<ScheduleFiring> firings) {

    /**
     * A firing.
     *
     * @param dueAt when it was due, the first time where it stands for several; null when that is not known
     * @param late whether it made up for times at which nothing ran
     * @param times how many times it stands for
     * @param outcome {@code STARTED}, {@code SKIPPED} or {@code FAILED}
     * @param started the training run or evaluation report, or null
     */
    record ScheduleFiring(
            Instant dueAt, Instant firedAt, boolean late, int times, String outcome, String reason, UUID started) {
        static ScheduleFiring of(Firing firing) {
            Outcome outcome = firing.outcome();
            return new ScheduleFiring(
                    firing.dueAt(),
                    firing.firedAt(),
                    firing.late(),
                    firing.times(),
                    outcome.kind().name(),
                    outcome.reason(),
                    outcome.started());
        }
    }
}
