package io.kalimtak.registry.mlflow;

import io.kalimtak.registry.version.VersionStatus;
import java.time.Instant;
import java.util.Map;

/**
 * A version as one of a model's.
 *
 * @param model the route
 * @param number its place in the order of registration, from 1
 * @param runId the run of ours or of MLflow's that made it; null where none is known
 * @param source where it lies
 * @param awaitsArtifact whether it lies elsewhere and nothing that can be served has been uploaded
 * @param tags those that were set and those of {@link Tag#OWN}
 */
record MlflowVersion(
        String model,
        String version,
        int number,
        VersionStatus status,
        Instant createdAt,
        Instant updatedAt,
        String description,
        String runId,
        String runLink,
        String source,
        boolean awaitsArtifact,
        String reason,
        String registeredBy,
        Map<String, String> tags) {
    Stage stage() {
        return Stage.of(status);
    }
}
