package io.kalimtak.training.run;

import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;

/** Its turn has come. */
@ApplicationScoped
class QueuedStep implements RunStep {
    @Override
    public RunState state() {
        return RunState.QUEUED;
    }

    @Override
    public Move perform(TrainingRun run, Watch watch) {
        return Move.to(RunState.PREPARING, "Its turn has come.", run.results());
    }
}
