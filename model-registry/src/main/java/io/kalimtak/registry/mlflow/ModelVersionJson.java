package io.kalimtak.registry.mlflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * MLflow's message {@code ModelVersion}. Times are milliseconds since 1970.
 *
 * @param status READY always: what may be served is told by the stage and by {@code statusMessage}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ModelVersionJson(
        String name,
        String version,
        long creationTimestamp,
        long lastUpdatedTimestamp,
        String userId,
        String currentStage,
        String description,
        String source,
        String runId,
        String status,
        String statusMessage,
        List<Tag> tags,
        String runLink,
        List<String> aliases) {
    private static final String READY = "READY";
    private static final String AWAITED =
            "Registered; it serves nobody until its artifact is uploaded: PUT /internal/model-versions/%s/artifact";

    static ModelVersionJson of(MlflowVersion version, List<String> aliases) {
        return new ModelVersionJson(
                version.model(),
                Integer.toString(version.number()),
                version.createdAt().toEpochMilli(),
                version.updatedAt().toEpochMilli(),
                version.registeredBy(),
                version.stage().label(),
                version.description(),
                version.source(),
                version.runId(),
                READY,
                version.awaitsArtifact() ? AWAITED.formatted(version.version()) : version.reason(),
                Tag.of(version.tags()),
                version.runLink(),
                aliases);
    }
}
