package io.kalimtak.registry.retention;

import io.kalimtak.kit.retention.Expired;
import io.kalimtak.kit.retention.Expiry;
import io.kalimtak.registry.RegistryConfig;
import io.kalimtak.registry.artifact.ArtifactStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Files of versions that will not serve again, and what half-received uploads left. */
@ApplicationScoped
public class ExpireArtifacts implements Expiry {
    static final String ARTIFACTS = "artifacts/";
    static final String INCOMING = "artifacts/.incoming/";

    private final ArtifactExpiryStore versions;
    private final ArtifactStore artifacts;
    private final RegistryRetentionConfig config;
    private final RegistryConfig registry;
    private final Clock clock;

    ExpireArtifacts(
            ArtifactExpiryStore versions,
            ArtifactStore artifacts,
            RegistryRetentionConfig config,
            RegistryConfig registry,
            Clock clock) {
        this.versions = versions;
        this.artifacts = artifacts;
        this.config = config;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "artifacts";
    }

    @Override
    @Transactional
    public List<Expired> expired() {
        Instant before = clock.instant().minus(config.artifacts());
        Instant incoming = clock.instant().minus(registry.incomingKept());
        long there =
                versions.needless(before).stream().filter(artifacts::exists).count();
        return some(before, there, incoming, artifacts.halfReceived(incoming));
    }

    @Override
    @Transactional
    public List<Expired> remove() {
        Instant before = clock.instant().minus(config.artifacts());
        Instant incoming = clock.instant().minus(registry.incomingKept());
        long removed =
                versions.lockNeedless(before).stream().filter(artifacts::remove).count();
        return some(before, removed, incoming, artifacts.sweep(incoming));
    }

    private static List<Expired> some(Instant before, long files, Instant incoming, long parts) {
        List<Expired> expired = new ArrayList<>();
        if (files > 0) {
            expired.add(Expired.of(ARTIFACTS, before, files));
        }
        if (parts > 0) {
            expired.add(Expired.of(INCOMING, incoming, parts));
        }
        return expired;
    }
}
