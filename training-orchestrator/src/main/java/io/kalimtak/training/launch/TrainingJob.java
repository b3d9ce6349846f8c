package io.kalimtak.training.launch;

import io.kalimtak.training.sets.SetFiles;
import java.nio.file.Path;
import java.util.UUID;

/**
 * What a launcher is to do. The run's id is the name under which an outside system finds the job again.
 *
 * @param version name of the version to make
 * @param parentVersion the version that is live now
 * @param artifact where the artifact belongs; it appears whole or not at all
 */
public record TrainingJob(
        UUID runId, String version, String parentVersion, Method method, SetFiles set, Path artifact) {}
