package io.kalimtak.training.evaluation;

import io.kalimtak.prompt.ArtifactException;
import io.kalimtak.prompt.PromptModel;
import io.kalimtak.prompt.PromptModels;
import io.kalimtak.training.launch.EmbeddedLauncher;
import io.kalimtak.training.registry.LiveVersion;
import io.kalimtak.training.registry.ModelRegistry;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;

/** Versions made ready to answer. */
@ApplicationScoped
public class Versions {
    private final ModelRegistry registry;

    /** For proxies only. */
    protected Versions() {
        this.registry = null;
    }

    @jakarta.inject.Inject
    public Versions(ModelRegistry registry) {
        this.registry = registry;
    }

    /** The live version; a trained one is downloaded into the folder and verified. */
    public PromptModel live(Path folder, Watch watch) throws EvaluationFailedException {
        LiveVersion live = registry.live(watch);
        if (!EmbeddedLauncher.NAME.equals(live.engine())) {
            throw new EvaluationFailedException("The live version " + live.version() + " answers through the engine "
                    + live.engine() + "; this release evaluates embedded versions only.");
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

    /** A version from its artifact. */
    public PromptModel load(Path artifact) throws EvaluationFailedException {
        try {
            return PromptModels.load(artifact);
        } catch (ArtifactException e) {
            throw new EvaluationFailedException("An artifact cannot be used: " + e.getMessage(), e);
        }
    }
}
