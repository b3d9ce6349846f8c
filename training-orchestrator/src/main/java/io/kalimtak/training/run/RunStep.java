package io.kalimtak.training.run;

import io.kalimtak.training.evaluation.EvaluationFailedException;
import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.sets.BrokenSetException;
import io.kalimtak.training.work.Watch;

/**
 * What is done in one state. It may be done again after a crash at any moment, by another replica, and then comes to
 * the same end. Unchecked exceptions: AwayException is tried again, the others fail the run.
 */
interface RunStep {
    RunState state();

    Move perform(TrainingRun run, Watch watch) throws BrokenSetException, LaunchException, EvaluationFailedException;

    /** Stops what earlier tries may have left running elsewhere, before the run ends without them. */
    default void abandon(TrainingRun run, Watch watch) {}
}
