package io.kalimtak.training.schedule;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Wakes the schedules, UTC; what a firing leads to is {@link FireSchedule}'s. */
@ApplicationScoped
class Schedules {
    private final FireSchedule schedule;
    private final ScheduledTraining training;
    private final ScheduledEvaluation evaluation;
    private final ScheduledSweep sweep;

    Schedules(FireSchedule schedule, ScheduledTraining training, ScheduledEvaluation evaluation, ScheduledSweep sweep) {
        this.schedule = schedule;
        this.training = training;
        this.evaluation = evaluation;
        this.sweep = sweep;
    }

    @Scheduled(identity = Timetable.TRAINING, cron = "{kalimtak.training.schedule.training}", timeZone = "UTC")
    void train() {
        schedule.fire(Timetable.TRAINING, training::plan);
    }

    @Scheduled(identity = Timetable.EVALUATION, cron = "{kalimtak.training.schedule.evaluation}", timeZone = "UTC")
    void evaluate() {
        schedule.fire(Timetable.EVALUATION, evaluation::plan);
    }

    @Scheduled(identity = ScheduledSweep.SCHEDULE, cron = "{kalimtak.training.schedule.sweep}", timeZone = "UTC")
    void sweep() {
        sweep.fire();
    }
}
