package io.kalimtak.registry.rollout;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.registry.Name;
import io.kalimtak.registry.RegistryConfig;
import io.kalimtak.registry.artifact.ArtifactStore;
import io.kalimtak.registry.version.ModelVersion;
import io.kalimtak.registry.version.VersionStatus;
import io.kalimtak.registry.version.VersionStore;
import io.kalimtak.registry.version.VersionTransitions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Whether a version may get traffic; every refusal says why and how to go on. */
@ApplicationScoped
class Deployable {
    private static final String LIST = "GET /api/admin/model-versions lists the versions";

    private final VersionStore versions;
    private final ArtifactStore artifacts;
    private final RegistryConfig config;

    Deployable(VersionStore versions, ArtifactStore artifacts, RegistryConfig config) {
        this.versions = versions;
        this.artifacts = artifacts;
        this.config = config;
    }

    /**
     * A version for a rollout, locked.
     *
     * @param again whether a person asks for it though it was rolled back
     */
    ModelVersion forRollout(String name, boolean again) {
        ModelVersion version = known(name);
        boolean another = again && version.status() == VersionStatus.ROLLED_BACK;
        if (!another && !VersionTransitions.DEPLOYABLE.contains(version.status())) {
            throw refusal(version);
        }
        checkConsent(version);
        checkArtifact(version);
        return version;
    }

    /** Consent and erasure are asked for again before anybody is served: the set may have been taken back since. */
    void checkConsent(ModelVersion version) {
        if (version.facts().trainingSetId() == null
                || config.erasure().policy() == RegistryConfig.ErasurePolicy.ACCEPT) {
            return;
        }
        versions.revocation(version.facts().trainingSetId()).ifPresent(reason -> {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    "Version " + version.version() + " was trained on a set that was revoked since: " + reason
                            + ". Train a new one on the set that took its place; " + LIST + ".");
        });
    }

    /** A version to go back to, locked: it was live and retired. */
    ModelVersion forRollback(String name, boolean wasLive) {
        ModelVersion version = known(name);
        if (VersionTransitions.DEPLOYABLE.contains(version.status()) && !wasLive) {
            throw ProblemException.of(
                    ProblemType.UNPROCESSABLE,
                    "Version " + name + " was never live on this route, so there is no way back to it."
                            + " POST /api/admin/rollouts brings it there.");
        }
        if (version.status() != VersionStatus.RETIRED) {
            throw refusal(version);
        }
        checkArtifact(version);
        return version;
    }

    private ModelVersion known(String name) {
        return Optional.of(name)
                .filter(Name::isValid)
                .flatMap(versions::lock)
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.UNPROCESSABLE, "There is no version of that name. " + LIST + "."));
    }

    private void checkArtifact(ModelVersion version) {
        if (version.facts().artifactSha256() != null
                && !artifacts.isPresent(version.version(), version.artifactBytes())) {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    "The artifact of version " + version.version() + " is missing in the storage or not whole."
                            + " Restore it from a backup, or train again.");
        }
    }

    private static ProblemException refusal(ModelVersion version) {
        String name = "Version " + version.version();
        String because = ": " + version.reason() + ". ";
        String detail = switch (version.status()) {
            case REJECTED -> name + " was rejected" + because + "Train a new version; " + LIST + ".";
            case ROLLED_BACK ->
                name + " was rolled back" + because
                        + "Choose another; or, where that was no fault of its own, ask again with"
                        + " \"again\": true. " + LIST + ".";
            case QUARANTINED -> name + " is quarantined" + because + "Choose another; " + LIST + ".";
            case LIVE -> name + " is live already; there is nothing to do.";
            case CANARY -> name + " is under trial; GET /api/admin/rollouts shows where. Advance that rollout.";
            case REGISTERED, SHADOW, RETIRED ->
                name + " is " + version.status().label() + "; POST /api/admin/rollouts takes it from there.";
        };
        return ProblemException.of(ProblemType.CONFLICT, detail);
    }
}
