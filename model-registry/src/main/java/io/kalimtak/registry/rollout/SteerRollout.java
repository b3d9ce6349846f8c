package io.kalimtak.registry.rollout;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.registry.route.Routes;
import io.kalimtak.registry.route.RoutingTable;
import io.kalimtak.registry.version.VersionStatus;
import io.kalimtak.registry.version.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** What an operator does with a rollout: on to the next step, hold, or back. */
@ApplicationScoped
class SteerRollout {
    private final Routes routes;
    private final Rollouts rollouts;
    private final RolloutStore store;
    private final RouteSwitch routeSwitch;
    private final RollBack rollBack;

    SteerRollout(Routes routes, Rollouts rollouts, RolloutStore store, RouteSwitch routeSwitch, RollBack rollBack) {
        this.routes = routes;
        this.rollouts = rollouts;
        this.store = store;
        this.routeSwitch = routeSwitch;
        this.rollBack = rollBack;
    }

    /**
     * The next step; from a hold too. The last step makes the version live and retires the one before.
     *
     * @param grounds why, for the history; null where the actor gives none
     */
    @Transactional
    Rollout advance(UUID id, String actor, String grounds) {
        RoutingTable route = routes.lock(known(id).route());
        Rollout rollout = known(id);
        int step = Math.min(rollout.step() + 1, rollout.steps().shares().size() - 1);
        if (rollout.steps().isLast(step)) {
            String reason = on(rollout.strategy().label() + " of " + rollout.version() + " came to its end", grounds);
            Rollout completed = rollouts.apply(rollout, RolloutAction.COMPLETE, step, actor, reason);
            Why why = Rollouts.why(completed, actor, reason);
            routeSwitch.live(route, rollout.version(), VersionStatus.RETIRED, RouteSwitch.Cause.of(completed, why));
            return completed;
        }
        String reason = on("canary at " + Rollout.percent(rollout.steps().share(step)), grounds);
        Rollout advanced = rollouts.apply(rollout, RolloutAction.ADVANCE, step, actor, reason);
        Why why = Rollouts.why(advanced, actor, reason);
        routeSwitch.canary(route, rollout.version(), advanced.share(), RouteSwitch.Cause.of(advanced, why));
        return advanced;
    }

    /** Stays where it is until somebody advances it; the table in force does not change. */
    @Transactional
    Rollout hold(UUID id, String actor, String grounds) {
        routes.lock(known(id).route());
        Rollout rollout = known(id);
        return rollouts.apply(rollout, RolloutAction.HOLD, rollout.step(), actor, on("held", grounds));
    }

    /** Takes its version off the route: while it runs, and after its end as long as the version is live. */
    @Transactional
    Rollout rollBack(UUID id, String actor, String grounds) {
        RoutingTable route = routes.lock(known(id).route());
        Rollout rollout = known(id);
        if (rollout.isOpen()) {
            rollBack.withdraw(route, rollout, actor, grounds);
        } else {
            checkNewest(route, rollout);
            rollBack.rollBack(route.route(), rollout.fromVersion(), actor, grounds);
        }
        return known(id);
    }

    private void checkNewest(RoutingTable route, Rollout rollout) {
        rollouts.check(rollout, RolloutAction.ROLL_BACK);
        store.openOn(route.route()).ifPresent(open -> {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    open.described() + " is under way since. Roll that one back first: POST /api/admin/rollouts/"
                            + open.id() + "/rollback.");
        });
        boolean newest = store.completedOf(route.route(), route.liveVersion())
                .filter(live -> live.id().equals(rollout.id()))
                .isPresent();
        if (!newest) {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    rollout.described() + " cannot be rolled back: the route has changed since, and "
                            + route.liveVersion() + " is live. POST /api/admin/rollback goes back from there.");
        }
    }

    /** A reason with its grounds. */
    static String on(String reason, String grounds) {
        return grounds == null ? reason : reason + ": " + grounds;
    }

    private Rollout known(UUID id) {
        return store.find(id)
                .orElseThrow(() ->
                        ProblemException.notFound("There is no such rollout. GET /api/admin/rollouts lists them."));
    }
}
