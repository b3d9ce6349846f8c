package io.kalimtak.training.launch;

import io.kalimtak.prompt.ArtifactException;
import io.kalimtak.prompt.PromptModels;
import io.kalimtak.training.sets.Checksums;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** Artifacts that the embedded engine loads. */
public final class EmbeddedArtifacts {
    private EmbeddedArtifacts() {}

    /** The job's artifact when it is in place, whole, of this version and from these rows. */
    public static Optional<TrainedArtifact> of(TrainingJob job) throws IOException {
        if (!Files.isRegularFile(job.artifact())) {
            return Optional.empty();
        }
        try {
            var found = PromptModels.describe(job.artifact());
            boolean ours =
                    job.version().equals(found.version()) && job.set().hash().equals(found.trainingSetHash());
            return ours
                    ? Optional.of(new TrainedArtifact(Checksums.sha256(job.artifact()), Files.size(job.artifact())))
                    : Optional.empty();
        } catch (ArtifactException e) {
            // What an earlier try left broken is made again.
            return Optional.empty();
        }
    }
}
