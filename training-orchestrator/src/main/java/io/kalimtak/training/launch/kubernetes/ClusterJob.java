package io.kalimtak.training.launch.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A job as the cluster has it.
 *
 * @param created when it was made; empty where the cluster does not say
 * @param deleting whether somebody has deleted it and it is on its way out
 */
record ClusterJob(
        String name,
        String uid,
        Map<String, String> labels,
        Map<String, String> annotations,
        Optional<Instant> created,
        boolean deleting,
        JobState state) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ClusterJob of(GenericKubernetesResource found, JobKind kind) {
        ObjectMeta metadata = found.getMetadata();
        JsonNode status = JSON.valueToTree(found.getAdditionalProperties()).path("status");
        return new ClusterJob(
                metadata.getName(),
                metadata.getUid(),
                metadata.getLabels() == null ? Map.of() : metadata.getLabels(),
                metadata.getAnnotations() == null ? Map.of() : metadata.getAnnotations(),
                Optional.ofNullable(metadata.getCreationTimestamp()).map(Instant::parse),
                metadata.getDeletionTimestamp() != null,
                kind.state(status));
    }

    /** The run that its label names; empty where it is none. */
    Optional<UUID> run() {
        try {
            return Optional.ofNullable(labels.get(JobIdentity.RUN)).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
