package io.kalimtak.training.schedule;

import io.kalimtak.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Pauses and resumes a schedule, for every replica and over restarts. What is under way goes on. */
@ApplicationScoped
class PauseSchedule {
    private final ScheduleStore schedules;
    private final Clock clock;

    PauseSchedule(ScheduleStore schedules, Clock clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    /**
     * Saying the same again changes nothing: who paused it first stands. Times that pass meanwhile are not made up for.
     * Refuses (ProblemException, 404) a name that no schedule has.
     */
    @Transactional
    void change(String name, boolean pause, String actor) {
        if (schedules.find(name).isEmpty()) {
            throw ProblemException.notFound("There is no schedule of that name. GET /api/admin/schedules lists them.");
        }
        ScheduleState state = schedules.lock(name);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (pause && !state.paused()) {
            schedules.pause(name, actor, now);
        } else if (!pause && state.paused()) {
            schedules.resume(name, now);
        }
    }
}
