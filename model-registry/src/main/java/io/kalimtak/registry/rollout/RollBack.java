package io.kalimtak.registry.rollout;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.registry.route.Routes;
import io.kalimtak.registry.route.RoutingTable;
import io.kalimtak.registry.version.VersionLifecycle;
import io.kalimtak.registry.version.VersionStatus;
import io.kalimtak.registry.version.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The way back. While a rollout is under way, the version before it is the one that is live: going back takes the trial
 * off. Otherwise it is the version that was live last and merely retired; one that was itself rolled back never is.
 */
@ApplicationScoped
class RollBack {
    private final Routes routes;
    private final Rollouts rollouts;
    private final RolloutStore store;
    private final RouteSwitch routeSwitch;
    private final Deployable deployable;
    private final VersionLifecycle lifecycle;

    RollBack(
            Routes routes,
            Rollouts rollouts,
            RolloutStore store,
            RouteSwitch routeSwitch,
            Deployable deployable,
            VersionLifecycle lifecycle) {
        this.routes = routes;
        this.rollouts = rollouts;
        this.store = store;
        this.routeSwitch = routeSwitch;
        this.deployable = deployable;
        this.lifecycle = lifecycle;
    }

    /**
     * Brings a route back and returns the table that now holds.
     *
     * @param toVersion null for the previous one
     * @param grounds why, for the history; null where the actor gives none
     */
    @Transactional
    RoutingTable rollBack(String routeName, String toVersion, String actor, String grounds) {
        RoutingTable route = routes.lock(routeName);
        Optional<Rollout> open = store.openOn(routeName);
        // A shadow serves nobody: who wants back means the version that people see.
        boolean trial =
                open.filter(rollout -> rollout.strategy() != Strategy.SHADOW).isPresent();
        if (trial && (toVersion == null || toVersion.equals(route.liveVersion()))) {
            return withdraw(route, open.get(), actor, grounds);
        }
        String target = toVersion == null ? previous(route) : toVersion;
        deployable.forRollback(target, routes.wasLive(routeName, target));
        open.ifPresent(running -> supersede(running, target, actor));
        return switchBack(route, target, actor, grounds);
    }

    /** Takes the version of a rollout under way off its locked route. */
    RoutingTable withdraw(RoutingTable route, Rollout rollout, String actor, String grounds) {
        List<Trial> trials = store.trials(rollout);
        String names = trials.stream().map(Trial::version).collect(Collectors.joining(", "));
        String reason = SteerRollout.on(
                rollout.strategy().label() + " of " + names + " rolled back at " + Rollout.percent(rollout.share()),
                grounds);
        Rollout ended = rollouts.apply(rollout, RolloutAction.ROLL_BACK, rollout.step(), actor, reason);
        Why why = Rollouts.why(ended, actor, reason);
        return routeSwitch.withdraw(route, trials, RouteSwitch.Cause.rollback(ended.id(), why));
    }

    private RoutingTable switchBack(RoutingTable route, String target, String actor, String grounds) {
        String reason = SteerRollout.on("rolled back from " + route.liveVersion() + " to " + target, grounds);
        Optional<Rollout> brought = store.completedOf(route.route(), route.liveVersion())
                .map(rollout -> rollouts.apply(rollout, RolloutAction.ROLL_BACK, rollout.step(), actor, reason));
        Why why = brought.map(rollout -> Rollouts.why(rollout, actor, reason))
                .orElseGet(() -> new Why(actor, reason, Map.of("route", route.route())));
        RouteSwitch.Cause cause =
                RouteSwitch.Cause.rollback(brought.map(Rollout::id).orElse(null), why);
        return routeSwitch.live(route, target, VersionStatus.ROLLED_BACK, cause);
    }

    /** The trial is no longer compared with what was live when it began; its version may be tried again. */
    private void supersede(Rollout running, String target, String actor) {
        String reason = "the route was rolled back to " + target + " while it ran";
        Rollout ended = rollouts.apply(running, RolloutAction.SUPERSEDE, running.step(), actor, reason);
        Why why = Rollouts.why(ended, actor, reason);
        store.trials(running).forEach(trial -> lifecycle.move(trial.version(), trial.foundStatus(), why));
    }

    private String previous(RoutingTable route) {
        return routes.previousOf(route.route(), route.liveVersion())
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.CONFLICT,
                        "Route " + route.route() + " has no version to go back to from " + route.liveVersion()
                                + ": none was live before that is merely retired. POST /api/admin/rollouts brings"
                                + " another version there."));
    }
}
