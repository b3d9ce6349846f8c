package io.kalimtak.training.evaluation;

import io.kalimtak.prompt.ArtifactException;
import io.kalimtak.prompt.PromptModel;
import io.kalimtak.prompt.PromptModels;
import io.kalimtak.training.endpoint.EndpointCalls;
import io.kalimtak.training.endpoint.EndpointModel;
import io.kalimtak.training.endpoint.Endpoints;
import io.kalimtak.training.launch.Trained;
import io.kalimtak.training.launch.TrainedArtifact;
import io.kalimtak.training.launch.TrainedEndpoint;
import io.kalimtak.training.launch.embedded.EmbeddedLauncher;
import io.kalimtak.training.registry.LiveVersion;
import io.kalimtak.training.registry.ModelRegistry;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Versions made ready to answer. Whoever evaluates asks a {@link PromptModel} and does not know whether a file in this
 * process or an endpoint elsewhere answers.
 */
@ApplicationScoped
public class Versions {
    private final ModelRegistry registry;
    private final EndpointCalls calls;
    private final Endpoints endpoints;

    /** For proxies only. */
    protected Versions() {
        this.registry = null;
        this.calls = null;
        this.endpoints = null;
    }

    @jakarta.inject.Inject
    public Versions(ModelRegistry registry, EndpointCalls calls, Endpoints endpoints) {
        this.registry = registry;
        this.calls = calls;
        this.endpoints = endpoints;
    }

    /** The live version; a trained one is downloaded into the folder and verified, or asked at its endpoint. */
    public PromptModel live(Path folder, Watch watch) throws EvaluationFailedException {
        LiveVersion live = registry.live(watch);
        if (!EmbeddedLauncher.NAME.equals(live.engine())) {
            String model = registry.endpointModel(live.version(), watch)
                    .orElseThrow(() -> new EvaluationFailedException("The registry names no model of the live version "
                            + live.version() + ", so it cannot be asked at the endpoint " + live.engine() + "."));
            return served(live.engine(), model, live.version(), watch);
        }
        if (live.version().equals(PromptModels.base().version())) {
            return PromptModels.base();
        }
        Path file = folder.resolve("live-" + live.version() + ".zip");
        try {
            registry.download(live, file, watch);
        } catch (IOException e) {
            throw new EvaluationFailedException(
                    "The live version's artifact could not be written to storage; check its free space.", e);
        }
        return load(file);
    }

    /** What a run has trained: its artifact in the file, or its model at the endpoint. */
    public PromptModel candidate(Trained trained, String version, Path file, Watch watch)
            throws EvaluationFailedException {
        return switch (trained) {
            case TrainedArtifact ignored -> load(file);
            case TrainedEndpoint made -> served(made.engine(), made.model(), version, watch);
        };
    }

    /** The training set that a version learned from; empty for one that the registry does not know or that has none. */
    public Optional<UUID> trainedOn(String version, Watch watch) {
        return registry.trainedOn(version, watch);
    }

    private PromptModel served(String engine, String model, String version, Watch watch) {
        return new EndpointModel(
                calls, engine, model, version, endpoints.price(engine).orElse(null), watch);
    }

    private static PromptModel load(Path artifact) throws EvaluationFailedException {
        try {
            return PromptModels.load(artifact);
        } catch (ArtifactException e) {
            throw new EvaluationFailedException("An artifact cannot be used: " + e.getMessage(), e);
        }
    }
}
