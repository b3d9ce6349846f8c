package io.kalimtak.training.schedule;

import io.kalimtak.training.TrainingConfig;
import io.kalimtak.training.launch.Method;
import io.kalimtak.training.run.RunOrder;
import io.kalimtak.training.run.StartRun;
import io.kalimtak.training.sets.TrainingSet;
import io.kalimtak.training.sets.TrainingSets;
import io.kalimtak.training.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Trains on the newest set, unless that was done already or there is none. */
@ApplicationScoped
class ScheduledTraining {
    static final String SCHEDULE = "weekly-training";

    /** A failed or cancelled run has not learned from its set. */
    private static final String TRAINED_ON =
            "SELECT id FROM training_runs WHERE training_set_id = ? AND state NOT IN ('FAILED', 'CANCELLED') LIMIT 1";

    private final TrainingSets sets;
    private final StartRun start;
    private final Firings firings;
    private final TrainingConfig config;
    private final Sql sql;

    ScheduledTraining(TrainingSets sets, StartRun start, Firings firings, TrainingConfig config, Sql sql) {
        this.sets = sets;
        this.start = start;
        this.firings = firings;
        this.config = config;
        this.sql = sql;
    }

    @Transactional
    void fire() {
        Optional<TrainingSet> newest = sets.newest();
        if (newest.isEmpty()) {
            firings.skipped(SCHEDULE, "There is no training set yet.");
            return;
        }
        UUID set = newest.get().id();
        Optional<UUID> run = sql.first(TRAINED_ON, row -> row.uuid("id"), set);
        if (run.isPresent()) {
            firings.skipped(SCHEDULE, "No new training set since run " + run.get() + ".");
            return;
        }
        Method method = Method.ofLabel(config.method())
                .orElseThrow(() -> new IllegalStateException(
                        "kalimtak.training.method must be one of " + Method.all() + ", it is " + config.method()));
        UUID id = start.start(new RunOrder(set, method, config.launcher(), "schedule:" + SCHEDULE));
        firings.started(SCHEDULE, "New training set " + set + ".", id);
    }
}
