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
 * Begins the rollout of a version by itself once it is registered, where the configuration says so. It runs after the
 * registration has committed: a route that is busy does not undo a registration, and the newest version that waits is
 * taken when the route is free again.
 */
@ApplicationScoped
class AutoRollout {
    static final String ACTOR = "auto-rollout";

    private static final Logger LOG = Logger.getLogger(AutoRollout.class);

    private final RegistryConfig config;
    private final StartRollout startRollout;
    private final RolloutStore rollouts;

    AutoRollout(RegistryConfig config, StartRollout startRollout, RolloutStore rollouts) {
        this.config = config;
        this.startRollout = startRollout;
        this.rollouts = rollouts;
    }

    void consider(@Observes VersionRegistered event) {
        if (config.autoRollout() && event.version().status() == VersionStatus.REGISTERED) {
            start(event.version().version());
        }
    }

    /** Begins with the newest version that waits, where the route is free. */
    void next() {
        if (config.autoRollout() && rollouts.openOn(Routes.DEFAULT).isEmpty()) {
            rollouts.waiting(Routes.DEFAULT).ifPresent(this::start);
        }
    }

    private void start(String version) {
        try {
            Rollout rollout = startRollout.start(Routes.DEFAULT, version, plan(version), ACTOR);
            LOG.infof("auto rollout begun version=%s rollout=%s", version, rollout.id());
        } catch (ProblemException refused) {
            LOG.warnf("auto rollout refused version=%s why=%s", version, refused.getMessage());
        }
    }

    private Plan plan(String version) {
        Plan canary = new Plan(Strategy.CANARY, CanarySteps.checked(config.canarySteps()), true);
        return switch (config.autoRolloutStrategy()) {
            case IMMEDIATE -> Plan.AT_ONCE;
            case CANARY -> canary;
            case SHADOW -> rollouts.wasShadow(version) ? canary : new Plan(Strategy.SHADOW, CanarySteps.UNSEEN, true);
        };
    }
}
