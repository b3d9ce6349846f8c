package io.kalimtak.registry.rollout;

import io.kalimtak.registry.route.Routes;
import io.kalimtak.registry.route.RoutingTable;
import io.kalimtak.registry.version.ModelVersion;
import io.kalimtak.registry.version.VersionLifecycle;
import io.kalimtak.registry.version.VersionStatus;
import io.kalimtak.registry.version.VersionStore;
import io.kalimtak.registry.version.VersionTransitions;
import io.kalimtak.registry.version.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/** Takes a version out of service for good: off its route first, where it serves. */
@ApplicationScoped
public class QuarantineVersion {
    private static final Logger LOG = Logger.getLogger(QuarantineVersion.class);

    private final Routes routes;
    private final RollBack rollBack;
    private final SteerRollout steer;
    private final VersionStore versions;
    private final VersionLifecycle lifecycle;

    QuarantineVersion(
            Routes routes, RollBack rollBack, SteerRollout steer, VersionStore versions, VersionLifecycle lifecycle) {
        this.routes = routes;
        this.rollBack = rollBack;
        this.steer = steer;
        this.versions = versions;
        this.lifecycle = lifecycle;
    }

    /**
     * In the caller's transaction. A version that is live and has none to go back to goes on serving, or nobody would be
     * answered; an ERROR says so.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void quarantine(String name, Why why) {
        RoutingTable route = routes.lock(Routes.DEFAULT);
        VersionStatus status = status(name);
        boolean live = status == VersionStatus.LIVE;
        if (live && routes.previousOf(route.route(), route.liveVersion()).isEmpty()) {
            LOG.errorf("version must leave its route and there is none to go back to version=%s", name);
            return;
        }
        if (steer.leaveTrial(route, name, why.actor(), why.reason())) {
            LOG.infof("version left a trial that goes on or was not seen version=%s", name);
        } else if (live || status == VersionStatus.CANARY) {
            leave(route, live ? VersionStatus.LIVE : VersionStatus.CANARY, why);
        }
        if (VersionTransitions.allowed(status(name), VersionStatus.QUARANTINED)) {
            lifecycle.move(name, VersionStatus.QUARANTINED, why);
        }
    }

    /** A canary under way is the first thing that going back takes off; the live version behind it is the second. */
    private void leave(RoutingTable route, VersionStatus as, Why why) {
        boolean canaryRuns = route.arms().size() > 1;
        rollBack.rollBack(route.route(), null, why.actor(), null);
        if (as == VersionStatus.LIVE && canaryRuns) {
            rollBack.rollBack(route.route(), null, why.actor(), null);
        }
    }

    private VersionStatus status(String name) {
        return versions.find(name).map(ModelVersion::status).orElseThrow();
    }
}
