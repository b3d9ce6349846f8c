package io.kalimtak.prompt;

import io.kalimtak.prompt.artifact.ArtifactReader;
import io.kalimtak.prompt.learn.LearnedModel;
import io.kalimtak.prompt.template.BaseModel;
import java.nio.file.Path;

/** Where versions come from. */
public final class PromptModels {
    private static final PromptModel BASE = new BaseModel();

    private PromptModels() {}

    /** The version that needs no training and no artifact. */
    public static PromptModel base() {
        return BASE;
    }

    /**
     * Loads a trained version. Every part's checksum is verified before anything of it is used.
     *
     * @throws ArtifactException if the file is missing, damaged, of another format, or made with another encoder
     */
    public static PromptModel load(Path artifact) throws ArtifactException {
        ArtifactReader reader = ArtifactReader.open(artifact);
        return new LearnedModel(reader.manifest().version(), reader.models());
    }

    /**
     * Reads what an artifact says about itself, its checksums verified.
     *
     * @throws ArtifactException as {@link #load}
     */
    public static ArtifactInfo describe(Path artifact) throws ArtifactException {
        return ArtifactReader.open(artifact).manifest().info();
    }
}
