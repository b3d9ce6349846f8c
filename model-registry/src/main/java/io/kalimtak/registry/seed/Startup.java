package io.kalimtak.registry.seed;

import io.kalimtak.registry.RegistryConfig;
import io.kalimtak.registry.artifact.ArtifactStore;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.jboss.logging.Logger;

/** What happens before the first request: the seed, and the removal of what a crash left of an upload. */
@ApplicationScoped
class Startup {
    private static final Logger LOG = Logger.getLogger(Startup.class);

    private final SeedRegistry seed;
    private final ArtifactStore artifacts;
    private final RegistryConfig config;
    private final Clock clock;

    Startup(SeedRegistry seed, ArtifactStore artifacts, RegistryConfig config, Clock clock) {
        this.seed = seed;
        this.artifacts = artifacts;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (seed.seed()) {
            LOG.infof("registry seeded version=%s", SeedRegistry.BASE_VERSION);
        }
        int swept = artifacts.sweep(clock.instant().minus(config.incomingKept()));
        if (swept > 0) {
            LOG.infof("half-received artifacts removed count=%d", swept);
        }
    }
}
