package io.kalimtak.registry.version;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A version in a list: the columns of {@code model_versions}. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record VersionSummary(
        String version,
        String baseModel,
        UUID trainingDatasetId,
        Map<String, Double> performanceMetrics,
        String deploymentStatus,
        Instant deployedAt,
        Instant createdAt,
        String engine,
        String model,
        String systemPrompt,
        String source,
        String parentVersion,
        UUID runId,
        String artifactSha256,
        Long artifactBytes,
        String reason,
        boolean containsErasedData) {
    static VersionSummary of(ModelVersion version) {
        Registration facts = version.facts();
        return new VersionSummary(
                version.version(),
                facts.baseModel(),
                facts.trainingSetId(),
                facts.metrics(),
                version.status().label(),
                version.deployedAt(),
                version.createdAt(),
                facts.engine(),
                facts.model(),
                facts.systemPrompt(),
                facts.source(),
                facts.parentVersion(),
                facts.runId(),
                facts.artifactSha256(),
                version.artifactBytes(),
                version.reason(),
                version.containsErasedData());
    }
}
