package io.kalimtak.training.schedule;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Clock;

/** Notes at the start since when the timetable in force counts; before the scheduler looks for what it missed. */
@ApplicationScoped
class RememberSchedules {
    private static final int BEFORE_THE_SCHEDULER = Interceptor.Priority.PLATFORM_BEFORE - 1;

    private final ScheduleStore schedules;
    private final Timetable timetable;
    private final Clock clock;

    RememberSchedules(ScheduleStore schedules, Timetable timetable, Clock clock) {
        this.schedules = schedules;
        this.timetable = timetable;
        this.clock = clock;
    }

    void start(@Observes @Priority(BEFORE_THE_SCHEDULER) StartupEvent event) {
        remember();
    }

    void remember() {
        timetable.names().forEach(name -> schedules.remember(name, timetable.cron(name), clock.instant()));
    }
}
