package io.kalimtak.training.run;

import io.kalimtak.training.WorkFolders;
import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.launch.Launcher;
import io.kalimtak.training.launch.Launchers;
import io.kalimtak.training.launch.TrainingJob;
import io.kalimtak.training.launch.TrainingOutcome;
import io.kalimtak.training.sets.BrokenSetException;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Lets the launcher train. */
@ApplicationScoped
class TrainingStep implements RunStep {
    private final RunSets sets;
    private final Launchers launchers;
    private final WorkFolders folders;

    TrainingStep(RunSets sets, Launchers launchers, WorkFolders folders) {
        this.sets = sets;
        this.launchers = launchers;
        this.folders = folders;
    }

    @Override
    public RunState state() {
        return RunState.TRAINING;
    }

    @Override
    public Move perform(TrainingRun run, Watch watch) throws BrokenSetException, LaunchException {
        Optional<Move> refusal = sets.refusal(run);
        if (refusal.isPresent()) {
            abandon(run, watch);
            return refusal.get();
        }
        Launcher launcher = launchers
                .find(run.order().launcher())
                .orElseThrow(
                        () -> new LaunchException("The launcher " + run.order().launcher()
                                + " is not configured here any more; configure it or start a run with another."));
        TrainingJob job = new TrainingJob(
                run.id(),
                run.version(),
                run.results().parentVersion(),
                run.order().method(),
                sets.files(run),
                folders.of(run.id()),
                run.attempts());
        TrainingOutcome outcome = launcher.launch(job, watch);
        return Move.to(
                RunState.EVALUATING,
                "Trained " + run.version() + ", " + outcome.trained().describe() + ".",
                run.results().withOutcome(outcome));
    }

    @Override
    public void abandon(TrainingRun run, Watch watch) {
        launchers.find(run.order().launcher()).ifPresent(launcher -> launcher.abandon(run.id(), watch));
    }
}
