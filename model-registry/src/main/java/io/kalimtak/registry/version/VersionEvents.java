package io.kalimtak.registry.version;

import io.kalimtak.events.v1.ModelVersionStatus;
import java.time.Instant;
import java.util.UUID;

/** Versions as they go over the topic. */
final class VersionEvents {
    private VersionEvents() {}

    static io.kalimtak.events.v1.ModelVersion of(ModelVersion version, UUID eventId, Instant occurredAt) {
        Registration facts = version.facts();
        return io.kalimtak.events.v1.ModelVersion.newBuilder()
                .setEventId(eventId)
                .setOccurredAt(occurredAt)
                .setVersion(version.version())
                .setBaseModel(facts.baseModel())
                .setEngine(facts.engine())
                .setStatus(ModelVersionStatus.valueOf(version.status().name()))
                .setTrainingSetId(facts.trainingSetId())
                .setRunId(facts.runId())
                .setArtifactSha256(facts.artifactSha256())
                .setMetrics(facts.metrics())
                .setReason(version.reason())
                .setCreatedAt(version.createdAt())
                .setContainsErasedData(version.containsErasedData())
                .build();
    }
}
