package io.kalimtak.training.schedule;

import io.kalimtak.training.evaluation.Reports;
import io.kalimtak.training.sets.TrainingSets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Orders an evaluation of the live version. */
@ApplicationScoped
class ScheduledEvaluation {
    static final String SCHEDULE = "monthly-evaluation";

    private final TrainingSets sets;
    private final Reports reports;
    private final Firings firings;

    ScheduledEvaluation(TrainingSets sets, Reports reports, Firings firings) {
        this.sets = sets;
        this.reports = reports;
        this.firings = firings;
    }

    @Transactional
    void fire() {
        if (sets.newest().isEmpty()) {
            firings.skipped(SCHEDULE, "There is no training set to evaluate on yet.");
            return;
        }
        firings.started(SCHEDULE, "Its time has come.", reports.order("scheduled", "schedule:" + SCHEDULE));
    }
}
