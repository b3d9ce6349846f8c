package io.kalimtak.training.run;

import io.kalimtak.prompt.GateVerdict;
import io.kalimtak.prompt.PromptModels;
import io.kalimtak.training.WorkFolders;
import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.launch.TrainedArtifact;
import io.kalimtak.training.launch.TrainedEndpoint;
import io.kalimtak.training.launch.TrainingJob;
import io.kalimtak.training.launch.embedded.EmbeddedLauncher;
import io.kalimtak.training.registry.ModelRegistry;
import io.kalimtak.training.registry.Registration;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Hands artifact and version to the registry, also those that the gate refused. The last call decides: before it the run
 * can be cancelled, after it the version exists.
 */
@ApplicationScoped
class RegisteringStep implements RunStep {
    private final RunSets sets;
    private final RunStore runs;
    private final ModelRegistry registry;
    private final WorkFolders folders;

    RegisteringStep(RunSets sets, RunStore runs, ModelRegistry registry, WorkFolders folders) {
        this.sets = sets;
        this.runs = runs;
        this.registry = registry;
        this.folders = folders;
    }

    @Override
    public RunState state() {
        return RunState.REGISTERING;
    }

    @Override
    public Move perform(TrainingRun run, Watch watch) throws LaunchException {
        Path artifact = TrainingJob.artifactIn(folders.of(run.id()));
        boolean gone = run.results().artifact() != null && !Files.isRegularFile(artifact);
        boolean tried = run.cancelledBy() != null || gone;
        if (tried && registry.knows(run.version(), watch)) {
            return end(run);
        }
        Optional<Move> stop = stopped(run);
        if (stop.isPresent()) {
            return stop.get();
        }
        try {
            if (run.results().trained() instanceof TrainedArtifact made) {
                registry.upload(run.version(), artifact, made.sha256(), watch);
            }
            stop = stopped(run);
            if (stop.isPresent()) {
                return stop.get();
            }
            registry.register(run.version(), registration(run), watch);
        } catch (IOException e) {
            throw new LaunchException("The artifact could not be read from storage.", e);
        }
        return end(run);
    }

    private Optional<Move> stopped(TrainingRun run) {
        String cancelledBy = runs.find(run.id()).map(TrainingRun::cancelledBy).orElse(null);
        return cancelledBy == null ? sets.refusal(run) : Optional.of(Move.cancelled(cancelledBy));
    }

    private static Move end(TrainingRun run) {
        boolean passed = run.results().gate().passed();
        String cause = passed
                ? run.version() + " is registered."
                : "Kept as rejected. " + refusal(run.results().gate());
        return Move.to(passed ? RunState.DONE : RunState.REJECTED, cause, run.results());
    }

    private static Registration registration(TrainingRun run) {
        RunResults results = run.results();
        boolean passed = results.gate().passed();
        Served served = switch (results.trained()) {
            case TrainedArtifact made ->
                new Served(PromptModels.base().version(), EmbeddedLauncher.NAME, made.sha256(), null);
            case TrainedEndpoint made -> new Served(made.baseModel(), made.engine(), null, made.model());
        };
        return new Registration(
                served.baseModel(),
                results.parentVersion(),
                served.engine(),
                served.model(),
                run.order().trainingSetId(),
                run.id(),
                served.artifactSha256(),
                results.candidateMetrics(),
                passed ? "registered" : "rejected",
                passed ? "The gate passed." : refusal(results.gate()));
    }

    /** What answers with the version; either the artifact or the model is null. */
    private record Served(String baseModel, String engine, String artifactSha256, String model) {}

    /** The failed checks with their figures. */
    static String refusal(GateVerdict gate) {
        return gate.checks().stream()
                .filter(check -> !check.passed())
                .map(check ->
                        String.format(Locale.ROOT, "%s %.4f (bound %.4f)", check.name(), check.value(), check.bound()))
                .collect(Collectors.joining(", ", "The gate refused it: ", "."));
    }
}
