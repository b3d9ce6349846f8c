package io.kalimtak.training.launch;

import io.kalimtak.training.sets.SetFiles;
import java.nio.file.Path;
import java.util.UUID;

/**
 * What a launcher is to do. The run's id is the name under which an outside system finds the job again.
 *
 * @param version name of the version to make
 * @param parentVersion the version that is live now
 * @param folder the run's own, in storage; what lies there goes when the run is over
 * @param failures tries of this training in a row that ended in a failure which may pass
 */
public record TrainingJob(
        UUID runId, String version, String parentVersion, Method method, SetFiles set, Path folder, int failures) {
    private static final String ARTIFACT = "artifact.zip";

    /** Where an artifact belongs; it appears whole or not at all. */
    public Path artifact() {
        return artifactIn(folder);
    }

    /** Where the artifact of the run with this folder is. */
    public static Path artifactIn(Path folder) {
        return folder.resolve(ARTIFACT);
    }
}
