package io.kalimtak.registry.rollout;

import io.kalimtak.registry.decision.Shares;
import io.kalimtak.registry.rollout.Experiment.Challenger;
import io.kalimtak.registry.route.Arm;
import io.kalimtak.registry.route.Routes;
import io.kalimtak.registry.route.RoutingTable;
import io.kalimtak.registry.version.ModelVersion;
import io.kalimtak.registry.version.VersionLifecycle;
import io.kalimtak.registry.version.VersionStatus;
import io.kalimtak.registry.version.VersionStore;
import io.kalimtak.registry.version.Why;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The ways in which a locked route changes. Each moves the statuses of the versions concerned and writes the next
 * table, in the caller's transaction: no reader ever sees one without the other.
 */
@ApplicationScoped
class RouteSwitch {
    static final String ROLLBACK = "rollback";

    private final Routes routes;
    private final VersionStore versions;
    private final VersionLifecycle lifecycle;

    RouteSwitch(Routes routes, VersionStore versions, VersionLifecycle lifecycle) {
        this.routes = routes;
        this.versions = versions;
        this.lifecycle = lifecycle;
    }

    /** What wrote a table: the rollout, if any, the strategy as the event names it, the salt (null: as before). */
    record Cause(UUID rolloutId, String strategy, String salt, Why why) {
        static Cause of(Rollout rollout, Why why) {
            return new Cause(rollout.id(), rollout.strategy().label(), rollout.salt(), why);
        }

        static Cause rollback(UUID rolloutId, Why why) {
            return new Cause(rolloutId, ROLLBACK, null, why);
        }
    }

    /** All traffic to another version; the one that was live becomes {@code leaving}. */
    RoutingTable live(RoutingTable route, String version, VersionStatus leaving, Cause cause) {
        lifecycle.move(route.liveVersion(), leaving, cause.why());
        ModelVersion live = lifecycle.move(version, VersionStatus.LIVE, cause.why());
        return write(route, only(live), live, cause);
    }

    /** A share to the version under trial; its status is set when it gets its first one. */
    RoutingTable canary(RoutingTable route, String version, double share, Cause cause) {
        ModelVersion canary = onTrial(version, cause);
        ModelVersion live = versions.find(route.liveVersion()).orElseThrow();
        // The canary's share is cut first and only grows, so whoever has once been given the canary keeps it.
        List<Arm> arms = List.of(arm(Arm.CANARY, canary, share), arm(Arm.LIVE, live, Shares.rest(share)));
        return routes.replace(route, change(arms, live.version(), live.version(), cause));
    }

    /**
     * Shares to several versions; a dropped one's place goes to the live version, which answers what is left, too. Their
     * statuses are set when they get their first share.
     */
    RoutingTable experiment(RoutingTable route, Experiment experiment, Cause cause) {
        ModelVersion live = versions.find(route.liveVersion()).orElseThrow();
        List<Arm> arms = new ArrayList<>();
        for (Challenger challenger : experiment.arms()) {
            if (challenger.takesPart()) {
                arms.add(arm(challenger.arm(), onTrial(challenger.version(), cause), challenger.share()));
            } else if (challenger.share() > 0) {
                arms.add(arm(Arm.LIVE, live, challenger.share()));
            }
        }
        arms.add(arm(Arm.LIVE, live, experiment.rest()));
        return routes.replace(route, change(arms, live.version(), live.version(), cause));
    }

    /** All traffic stays with the live version; the shadow stands in the table without a share. */
    RoutingTable shadow(RoutingTable route, String version, Cause cause) {
        ModelVersion shadow = lifecycle.move(version, VersionStatus.SHADOW, cause.why());
        ModelVersion live = versions.find(route.liveVersion()).orElseThrow();
        List<Arm> arms = List.of(arm(Arm.LIVE, live, 1.0), arm(Arm.SHADOW, shadow, 0));
        return write(route, arms, live, cause);
    }

    /** The shadow off the route; its version is what it was before. */
    RoutingTable unshadow(RoutingTable route, String version, VersionStatus found, Cause cause) {
        lifecycle.move(version, found, cause.why());
        ModelVersion live = versions.find(route.liveVersion()).orElseThrow();
        return write(route, only(live), live, cause);
    }

    /** The versions under trial off the route, all traffic back to the live one. */
    RoutingTable withdraw(RoutingTable route, List<Trial> trials, Cause cause) {
        trials.forEach(trial -> lifecycle.move(trial.version(), VersionStatus.ROLLED_BACK, cause.why()));
        ModelVersion live = versions.find(route.liveVersion()).orElseThrow();
        return write(route, only(live), live, cause);
    }

    private ModelVersion onTrial(String version, Cause cause) {
        ModelVersion trial = versions.lock(version).orElseThrow();
        return trial.status() == VersionStatus.CANARY
                ? trial
                : lifecycle.move(version, VersionStatus.CANARY, cause.why());
    }

    private RoutingTable write(RoutingTable route, List<Arm> arms, ModelVersion live, Cause cause) {
        String previous = routes.previousOf(route.route(), live.version()).orElse(null);
        return routes.replace(route, change(arms, live.version(), previous, cause));
    }

    private static Routes.Change change(List<Arm> arms, String live, String previous, Cause cause) {
        return new Routes.Change(
                cause.rolloutId(),
                cause.strategy(),
                arms,
                cause.salt(),
                live,
                previous,
                cause.why().reason(),
                cause.why().actor());
    }

    private static List<Arm> only(ModelVersion live) {
        return List.of(arm(Arm.LIVE, live, 1.0));
    }

    private static Arm arm(String name, ModelVersion version, double share) {
        return new Arm(
                name,
                version.version(),
                version.facts().engine(),
                share,
                version.facts().artifactSha256(),
                version.facts().model(),
                version.facts().systemPrompt());
    }
}
