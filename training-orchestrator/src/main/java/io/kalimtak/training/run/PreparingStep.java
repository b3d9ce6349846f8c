package io.kalimtak.training.run;

import io.kalimtak.training.TrainingConfig;
import io.kalimtak.training.launch.Method;
import io.kalimtak.training.registry.LiveVersion;
import io.kalimtak.training.registry.ModelRegistry;
import io.kalimtak.training.sets.BrokenSetException;
import io.kalimtak.training.sets.PreferenceFile;
import io.kalimtak.training.sets.SetFiles;
import io.kalimtak.training.sets.UnpairedFile;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Checks that there is something to learn and something to prove it on, before anything is spent. */
@ApplicationScoped
class PreparingStep implements RunStep {
    private final RunSets sets;
    private final ModelRegistry registry;
    private final TrainingConfig config;

    PreparingStep(RunSets sets, ModelRegistry registry, TrainingConfig config) {
        this.sets = sets;
        this.registry = registry;
        this.config = config;
    }

    @Override
    public RunState state() {
        return RunState.PREPARING;
    }

    @Override
    public Move perform(TrainingRun run, Watch watch) throws BrokenSetException {
        Optional<Move> refusal = sets.refusal(run);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        SetFiles files = sets.files(run);
        if (files.train().isEmpty()) {
            return Move.to(RunState.REJECTED, "The training set has no rows to train on.", run.results());
        }
        Optional<Move> missing = missing(run, files);
        if (missing.isPresent()) {
            return missing.get();
        }
        int minimum = config.gate().minEvalRows();
        if (files.eval().size() < minimum) {
            String reason = "The training set holds out " + files.eval().size() + " rows; the gate needs at least "
                    + minimum + " to judge a version. Collect more feedback.";
            return Move.to(RunState.REJECTED, reason, run.results());
        }
        LiveVersion live = registry.live(watch);
        String cause = files.train().size() + " rows to train on, "
                + files.eval().size() + " held out; " + live.version() + " is live.";
        return Move.to(RunState.TRAINING, cause, run.results().withParent(live.version()));
    }

    /** Files of preferences are read here too, so that a broken row ends the run before anything is spent. */
    private static Optional<Move> missing(TrainingRun run, SetFiles files) throws BrokenSetException {
        Method method = run.order().method();
        String wanted = switch (method) {
            case SFT -> SetFiles.TRAIN;
            case DPO -> SetFiles.PREFERENCES;
            case KTO -> SetFiles.UNPAIRED;
        };
        if (!files.has(wanted)) {
            return Optional.of(Move.to(
                    RunState.REJECTED,
                    "The training set has no " + wanted + ", which the method " + method.label() + " learns from.",
                    run.results()));
        }
        if (method == Method.DPO) {
            PreferenceFile.read(files.file(wanted));
        } else if (method == Method.KTO) {
            UnpairedFile.read(files.file(wanted));
        }
        return Optional.empty();
    }
}
