package io.kalimtak.training.schedule;

import io.kalimtak.training.evaluation.Reports;
import io.kalimtak.training.sets.TrainingSets;
import jakarta.enterprise.context.ApplicationScoped;

/** Orders an evaluation of the live version. */
@ApplicationScoped
class ScheduledEvaluation {
    private final TrainingSets sets;
    private final Reports reports;

    ScheduledEvaluation(TrainingSets sets, Reports reports) {
        this.sets = sets;
        this.reports = reports;
    }

    Plan plan() {
        if (sets.newest().isEmpty()) {
            return () -> Outcome.skipped("There is no training set to evaluate on yet.");
        }
        return () ->
                Outcome.started("Its time has come.", reports.order("scheduled", "schedule:" + Timetable.EVALUATION));
    }
}
