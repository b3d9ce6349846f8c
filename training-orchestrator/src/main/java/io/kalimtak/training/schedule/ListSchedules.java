package io.kalimtak.training.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Schedules with what became of their last firings. */
@ApplicationScoped
class ListSchedules {
    private static final int FIRINGS = 10;

    private final ScheduleStore schedules;
    private final Timetable timetable;
    private final Clock clock;

    ListSchedules(ScheduleStore schedules, Timetable timetable, Clock clock) {
        this.schedules = schedules;
        this.timetable = timetable;
        this.clock = clock;
    }

    List<ScheduleResponse> all() {
        return timetable.names().stream()
                .map(this::one)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty for a name that no schedule has. */
    Optional<ScheduleResponse> one(String name) {
        return schedules
                .find(name)
                .map(state -> new ScheduleResponse(
                        name,
                        timetable.cron(name),
                        timetable.next(name, clock.instant()).orElse(null),
                        state.paused(),
                        state.pausedBy(),
                        state.pausedSince(),
                        schedules.firings(name, FIRINGS).stream()
                                .map(ScheduleResponse.ScheduleFiring::of)
                                .toList()));
    }
}
