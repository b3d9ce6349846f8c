package io.kalimtak.registry.rollout;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.registry.RegistryConfig;
import io.kalimtak.registry.route.Routes;
import io.kalimtak.registry.version.VersionRegistered;
import io.kalimtak.registry.version.VersionStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Puts a version live by itself once it is registered, where the configuration says so. It runs after the registration
 * has committed: a route that is busy does not undo a registration, and a repeated registration tries again.
 */
@ApplicationScoped
class AutoRollout {
    static final String ACTOR = "auto-rollout";

    private static final Logger LOG = Logger.getLogger(AutoRollout.class);

    private final RegistryConfig config;
    private final StartRollout startRollout;

    AutoRollout(RegistryConfig config, StartRollout startRollout) {
        this.config = config;
        this.startRollout = startRollout;
    }

    void consider(@Observes VersionRegistered event) {
        String version = event.version().version();
        if (!config.autoRollout() || event.version().status() != VersionStatus.REGISTERED) {
            return;
        }
        try {
            Rollout rollout = startRollout.start(Routes.DEFAULT, version, Plan.AT_ONCE, ACTOR);
            LOG.infof("auto rollout done version=%s rollout=%s", version, rollout.id());
        } catch (ProblemException refused) {
            LOG.warnf("auto rollout refused version=%s why=%s", version, refused.getMessage());
        }
    }
}
