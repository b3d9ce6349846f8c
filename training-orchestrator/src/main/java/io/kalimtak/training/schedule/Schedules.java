package io.kalimtak.training.schedule;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** The timetable, UTC. */
@ApplicationScoped
class Schedules {
    private final ScheduledTraining training;
    private final ScheduledEvaluation evaluation;
    private final ScheduledSweep sweep;

    Schedules(ScheduledTraining training, ScheduledEvaluation evaluation, ScheduledSweep sweep) {
        this.training = training;
        this.evaluation = evaluation;
        this.sweep = sweep;
    }

    @Scheduled(identity = ScheduledTraining.SCHEDULE, cron = "{kalimtak.training.schedule.training}", timeZone = "UTC")
    void train() {
        training.fire();
    }

    @Scheduled(
            identity = ScheduledEvaluation.SCHEDULE,
            cron = "{kalimtak.training.schedule.evaluation}",
            timeZone = "UTC")
    void evaluate() {
        evaluation.fire();
    }

    @Scheduled(identity = ScheduledSweep.SCHEDULE, cron = "{kalimtak.training.schedule.sweep}", timeZone = "UTC")
    void sweep() {
        sweep.fire();
    }
}
