package io.kalimtak.registry.version;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What is said of a version when it is registered, and never changes.
 *
 * @param parentVersion the version that it was compared with and stands on; null for a first one
 * @param model the model's name at the endpoint; null for the embedded engine and where an older release registered
 * @param systemPrompt sent with every request to the endpoint; null for the embedded engine, and where the one that our
 *     launchers train with is sent
 * @param source where a version that was trained elsewhere lies, as its registrant said; null for our own
 * @param artifactSha256 of the uploaded file; null where the engine needs none, and until that of a version from elsewhere
 *     is uploaded
 * @param metrics evaluation metrics by name
 * @param status registered or rejected
 * @param reason why it was rejected; may be null for a registered one
 */
public record Registration(
        String baseModel,
        String parentVersion,
        String engine,
        @JsonInclude(JsonInclude.Include.NON_NULL) String model,
        @JsonInclude(JsonInclude.Include.NON_NULL) String systemPrompt,
        @JsonInclude(JsonInclude.Include.NON_NULL) String source,
        UUID trainingSetId,
        UUID runId,
        String artifactSha256,
        Map<String, Double> metrics,
        VersionStatus status,
        String reason) {
    public Registration {
        metrics = new TreeMap<>(metrics);
    }

    /** Whether it lies elsewhere and nothing that can be served has been uploaded yet. */
    boolean awaitsArtifact() {
        return source != null && artifactSha256 == null;
    }

    /** The same once its artifact has been uploaded: the one fact that may come later. */
    Registration with(String uploadedSha256) {
        return new Registration(
                baseModel,
                parentVersion,
                engine,
                model,
                systemPrompt,
                source,
                trainingSetId,
                runId,
                uploadedSha256,
                metrics,
                status,
                reason);
    }

    /** The JSON names of the fields in which another registration differs from this one. */
    public List<String> differences(Registration other) {
        List<String> names = new ArrayList<>();
        note(names, "base_model", baseModel, other.baseModel);
        note(names, "parent_version", parentVersion, other.parentVersion);
        note(names, "engine", engine, other.engine);
        note(names, "model", model, other.model);
        note(names, "system_prompt", systemPrompt, other.systemPrompt);
        note(names, "source", source, other.source);
        note(names, "training_set_id", trainingSetId, other.trainingSetId);
        note(names, "run_id", runId, other.runId);
        note(names, "artifact_sha256", artifactSha256, other.artifactSha256);
        note(names, "metrics", metrics, other.metrics);
        note(names, "status", status, other.status);
        note(names, "reason", reason, other.reason);
        return List.copyOf(names);
    }

    private static void note(List<String> names, String name, Object one, Object other) {
        if (!Objects.equals(one, other)) {
            names.add(name);
        }
    }
}
