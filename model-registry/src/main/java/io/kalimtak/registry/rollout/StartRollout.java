package io.kalimtak.registry.rollout;

import io.kalimtak.registry.route.Routes;
import io.kalimtak.registry.route.RoutingTable;
import io.kalimtak.registry.version.ModelVersion;
import io.kalimtak.registry.version.VersionStatus;
import io.kalimtak.registry.version.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Begins a rollout: one at a time on a route, and the first step takes effect at once. */
@ApplicationScoped
class StartRollout {
    private final Routes routes;
    private final Rollouts rollouts;
    private final RouteSwitch routeSwitch;
    private final Deployable deployable;

    StartRollout(Routes routes, Rollouts rollouts, RouteSwitch routeSwitch, Deployable deployable) {
        this.routes = routes;
        this.rollouts = rollouts;
        this.routeSwitch = routeSwitch;
        this.deployable = deployable;
    }

    @Transactional
    Rollout start(String routeName, String versionName, Plan plan, String actor) {
        RoutingTable route = routes.lock(routeName);
        rollouts.checkFree(routeName);
        ModelVersion version = deployable.forRollout(versionName, plan.again());
        Rollout opened = rollouts.open(route, version, plan, actor);
        if (plan.strategy() == Strategy.SHADOW) {
            Why why = Rollouts.why(opened, actor, "shadow gets copies of requests");
            routeSwitch.shadow(route, versionName, RouteSwitch.Cause.of(opened, why));
            return opened;
        }
        if (!plan.steps().isLast(0)) {
            Why why = Rollouts.why(opened, actor, "canary at " + Rollout.percent(opened.share()));
            routeSwitch.canary(route, versionName, opened.share(), RouteSwitch.Cause.of(opened, why));
            return opened;
        }
        String reason = plan.strategy().label() + " rollout of " + versionName;
        Rollout completed = rollouts.apply(opened, RolloutAction.COMPLETE, 0, actor, reason);
        Why why = Rollouts.why(completed, actor, reason);
        routeSwitch.live(route, versionName, VersionStatus.RETIRED, RouteSwitch.Cause.of(completed, why));
        return completed;
    }
}
