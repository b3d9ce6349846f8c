package io.kalimtak.registry.version;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.registry.Name;
import io.kalimtak.registry.artifact.ArtifactStore;
import io.kalimtak.registry.artifact.StoredArtifact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Enters a version with its metrics and lineage. The artifact is there first, and is what the caller says it is. */
@ApplicationScoped
class RegisterVersion {
    static final String EMBEDDED = "embedded";

    private final VersionStore versions;
    private final VersionLifecycle lifecycle;
    private final ArtifactStore artifacts;

    RegisterVersion(VersionStore versions, VersionLifecycle lifecycle, ArtifactStore artifacts) {
        this.versions = versions;
        this.lifecycle = lifecycle;
        this.artifacts = artifacts;
    }

    /** The version as it now stands; the same facts twice are no error, other facts are a 409. */
    @Transactional
    ModelVersion register(String name, Registration facts, String actor) {
        Optional<ModelVersion> earlier = versions.find(name);
        if (earlier.isPresent()) {
            return same(earlier.get(), facts);
        }
        checkParent(name, facts);
        checkEndpoint(facts);
        Long bytes = artifactBytes(name, facts);
        Why why = Why.of(actor, facts.reason() == null ? "passed its gate" : facts.reason());
        return lifecycle
                .enter(name, facts, bytes, why)
                .orElseGet(() -> same(versions.find(name).orElseThrow(), facts));
    }

    private static ModelVersion same(ModelVersion earlier, Registration facts) {
        List<String> differences = earlier.facts().differences(facts);
        if (!differences.isEmpty()) {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    "Version " + earlier.version() + " is registered with another " + String.join(", ", differences)
                            + ". A version never changes: register the new one under another name.");
        }
        return earlier;
    }

    private static void checkEndpoint(Registration facts) {
        if (!EMBEDDED.equals(facts.engine())) {
            return;
        }
        if (facts.model() != null) {
            throw ProblemException.violation("model", "must be left out: the embedded engine serves from an artifact");
        }
        if (facts.systemPrompt() != null) {
            throw ProblemException.violation(
                    "system_prompt", "must be left out: the embedded engine is not asked with words");
        }
    }

    private void checkParent(String name, Registration facts) {
        String parent = facts.parentVersion();
        if (parent == null) {
            return;
        }
        if (parent.equals(name)) {
            throw ProblemException.violation(
                    "parent_version", "must be another version than the one it is the parent of");
        }
        if (!Name.isValid(parent) || versions.find(parent).isEmpty()) {
            throw ProblemException.violation(
                    "parent_version", "must be a registered version; GET /api/admin/model-versions lists them");
        }
    }

    private Long artifactBytes(String name, Registration facts) {
        if (facts.artifactSha256() == null) {
            if (facts.status() == VersionStatus.REGISTERED && EMBEDDED.equals(facts.engine())) {
                throw ProblemException.violation(
                        "artifact_sha256", "must be given: a version of the embedded engine serves from its artifact");
            }
            return null;
        }
        StoredArtifact stored = artifacts
                .find(name)
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.UNPROCESSABLE,
                        "The artifact of " + name + " is not here. Send it first: PUT /internal/model-versions/" + name
                                + "/artifact."));
        if (!stored.sha256().equals(facts.artifactSha256())) {
            throw ProblemException.of(
                    ProblemType.UNPROCESSABLE,
                    "The artifact of " + name + " has the SHA-256 " + stored.sha256() + ", not the given one.");
        }
        return stored.bytes();
    }
}
