package io.kalimtak.training.schedule;

import io.kalimtak.training.TrainingConfig;
import io.kalimtak.training.launch.Method;
import io.kalimtak.training.run.RunOrder;
import io.kalimtak.training.run.StartRun;
import io.kalimtak.training.sets.TrainingSet;
import io.kalimtak.training.sets.TrainingSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalLong;

/** Trains on the newest set, unless there is too little in it that was not learnt from before. */
@ApplicationScoped
class ScheduledTraining {
    private final TrainingSets sets;
    private final LearntSets learnt;
    private final NewRows rows;
    private final StartRun start;
    private final TrainingConfig config;

    ScheduledTraining(TrainingSets sets, LearntSets learnt, NewRows rows, StartRun start, TrainingConfig config) {
        this.sets = sets;
        this.learnt = learnt;
        this.rows = rows;
        this.start = start;
        this.config = config;
    }

    Plan plan() {
        Optional<TrainingSet> newest = sets.newest();
        if (newest.isEmpty()) {
            return () -> Outcome.skipped("There is no training set yet.");
        }
        TrainingSet set = newest.get();
        return learnt.runOn(set.id())
                .<Plan>map(run -> () -> Outcome.skipped("No new training set since run " + run.runId() + "."))
                .or(() -> learnt.last().map(last -> compared(set, last)))
                .orElseGet(() -> train(set, "the first that is learnt from"));
    }

    private Plan compared(TrainingSet set, LearntSet last) {
        TrainingSet before =
                sets.find(last.setId()).orElseThrow(() -> new IllegalStateException("a run refers to its set"));
        if (before.revoked()) {
            return train(set, "the one of run " + last.runId() + " was revoked");
        }
        long enough = config.schedule().minNewRows();
        long grown = NewRows.atLeast(set, before);
        if (grown >= enough) {
            return train(set, "at least " + grown + " rows that run " + last.runId() + " did not have");
        }
        OptionalLong counted = rows.count(set, before);
        if (counted.isEmpty()) {
            return train(set, "which could not be compared with the one of run " + last.runId());
        }
        String fresh = counted.getAsLong() + " rows that run " + last.runId() + " did not have";
        return counted.getAsLong() >= enough
                ? train(set, fresh)
                : () -> Outcome.skipped("Training set " + set.id() + " has " + fresh
                        + "; kalimtak.training.schedule.min-new-rows asks for " + enough + ".");
    }

    private Plan train(TrainingSet set, String why) {
        return () -> {
            Method method = Method.ofLabel(config.method())
                    .orElseThrow(() -> new IllegalStateException(
                            "kalimtak.training.method must be one of " + Method.all() + ", it is " + config.method()));
            RunOrder order = new RunOrder(set.id(), method, config.launcher(), "schedule:" + Timetable.TRAINING);
            return Outcome.started("New training set " + set.id() + ": " + why + ".", start.start(order));
        };
    }
}
