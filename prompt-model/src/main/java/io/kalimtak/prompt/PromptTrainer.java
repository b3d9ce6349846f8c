package io.kalimtak.prompt;

import java.nio.file.Path;
import java.util.List;

/** Trains a version from curated pairs. */
public final class PromptTrainer {
    /** Writes the artifact atomically. */
    public TrainingReport train(
            List<TrainingPair> pairs, TrainingOptions options, Path artifact, TrainingProgress progress) {
        throw new UnsupportedOperationException("Training comes with the next build of this module.");
    }
}
