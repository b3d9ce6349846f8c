package io.kalimtak.registry.version;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.registry.artifact.ArtifactStore;
import io.kalimtak.registry.artifact.StoredArtifact;
import io.kalimtak.registry.db.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.Optional;

/**
 * Takes in the file of a version. The body is received before the transaction begins (a slow caller must not hold a
 * connection); the transaction only holds the version's lock while the file gets its name, so that of two different
 * files for one name, on whichever replicas, one wins.
 */
@ApplicationScoped
class StoreArtifact {
    private final ArtifactStore artifacts;
    private final VersionStore versions;
    private final VersionLifecycle lifecycle;
    private final Database database;

    StoreArtifact(ArtifactStore artifacts, VersionStore versions, VersionLifecycle lifecycle, Database database) {
        this.artifacts = artifacts;
        this.versions = versions;
        this.lifecycle = lifecycle;
        this.database = database;
    }

    /**
     * The file as it now lies in the store; the same file twice is no error, another one is a 409. A version that was
     * registered from elsewhere has its artifact with that.
     */
    StoredArtifact store(String version, String sha256, InputStream body, String actor) {
        StoredArtifact received = artifacts.receive(body);
        try {
            verify(received, sha256);
            return QuarkusTransaction.requiringNew().call(() -> publish(version, received, actor));
        } finally {
            artifacts.discard(received);
        }
    }

    private static void verify(StoredArtifact received, String sha256) {
        if (received.bytes() == 0) {
            throw ProblemException.of(ProblemType.UNPROCESSABLE, "The body is empty. Send the artifact's bytes.");
        }
        if (!received.sha256().equals(sha256)) {
            throw ProblemException.of(
                    ProblemType.UNPROCESSABLE,
                    "The " + received.bytes() + " bytes that arrived have the SHA-256 " + received.sha256() + ", not "
                            + sha256 + " as the header X-Content-SHA256 says. Nothing was kept; send the file again.");
        }
    }

    private StoredArtifact publish(String version, StoredArtifact received, String actor) {
        database.lock("artifact." + version);
        Optional<Registration> registered = versions.find(version).map(ModelVersion::facts);
        boolean awaited = registered.filter(Registration::awaitsArtifact).isPresent();
        if (registered.isPresent()
                && !awaited
                && !received.sha256().equals(registered.get().artifactSha256())) {
            throw taken(version);
        }
        StoredArtifact stored = named(version, received);
        if (awaited) {
            lifecycle.supply(version, stored, actor);
        }
        return stored;
    }

    private StoredArtifact named(String version, StoredArtifact received) {
        Optional<StoredArtifact> existing = artifacts.find(version);
        if (existing.isEmpty()) {
            return artifacts.publish(version, received);
        }
        if (!existing.get().sha256().equals(received.sha256())) {
            throw taken(version);
        }
        return existing.get();
    }

    private static ProblemException taken(String version) {
        return ProblemException.of(
                ProblemType.CONFLICT,
                "Another artifact exists as " + version
                        + ". Artifacts never change: register the new one under another name.");
    }
}
