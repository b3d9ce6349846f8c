package io.kalimtak.registry.rollout;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.registry.route.Routes;
import io.kalimtak.registry.route.RoutingTable;
import io.kalimtak.registry.version.VersionStatus;
import io.kalimtak.registry.version.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What an operator does with a rollout: on to the next step, hold, or back. */
@ApplicationScoped
class SteerRollout {
    private final Routes routes;
    private final Rollouts rollouts;
    private final RolloutStore store;
    private final RouteSwitch routeSwitch;
    private final RollBack rollBack;
    private final MoveExperiment experiments;

    SteerRollout(
            Routes routes,
            Rollouts rollouts,
            RolloutStore store,
            RouteSwitch routeSwitch,
            RollBack rollBack,
            MoveExperiment experiments) {
        this.routes = routes;
        this.rollouts = rollouts;
        this.store = store;
        this.routeSwitch = routeSwitch;
        this.rollBack = rollBack;
        this.experiments = experiments;
    }

    /**
     * The next step; from a hold too. The last step makes the version live and retires the one before;
     * an experiment has only this one, and one version left.
     *
     * @param grounds why, for the history; null where the actor gives none
     */
    @Transactional
    Rollout advance(UUID id, String actor, String grounds) {
        RoutingTable route = routes.lock(known(id).route());
        Rollout rollout = known(id);
        if (rollout.strategy() == Strategy.EXPERIMENT) {
            rollouts.check(rollout, RolloutAction.COMPLETE);
            return experiments.conclude(route, rollout, null, actor, grounds);
        }
        if (rollout.strategy() == Strategy.SHADOW) {
            return finishShadow(route, rollout, actor, grounds);
        }
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

    /** Nothing was proven against it: it is what it was, and a canary may follow. */
    private Rollout finishShadow(RoutingTable route, Rollout rollout, String actor, String grounds) {
        String reason = on("shadow of " + rollout.version() + " came to its end", grounds);
        Rollout completed = rollouts.apply(rollout, RolloutAction.COMPLETE, 0, actor, reason);
        routeSwitch.unshadow(
                route,
                rollout.version(),
                rollout.foundStatus(),
                RouteSwitch.Cause.of(completed, Rollouts.why(completed, actor, reason)));
        return completed;
    }

    /**
     * Ends an experiment: all traffic to the version that won.
     *
     * @param version null where only one is left
     */
    @Transactional
    Rollout conclude(UUID id, String version, String actor, String grounds) {
        RoutingTable route = routes.lock(known(id).route());
        Rollout rollout = experiment(id);
        rollouts.check(rollout, RolloutAction.COMPLETE);
        return experiments.conclude(route, rollout, version, actor, grounds);
    }

    /** Takes versions off an experiment as worse; the last ones end it. */
    @Transactional
    Rollout drop(UUID id, List<String> versions, String actor, String grounds) {
        RoutingTable route = routes.lock(known(id).route());
        Rollout rollout = experiment(id);
        if (!rollout.isOpen()) {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    rollout.described() + " is over and has no versions to take off. POST /api/admin/rollouts/" + id
                            + "/rollback without a version goes back.");
        }
        List<String> left = new ArrayList<>(
                store.trials(rollout).stream().map(Trial::version).toList());
        left.removeAll(versions);
        if (left.isEmpty()) {
            rollBack.withdraw(route, rollout, actor, grounds);
            return known(id);
        }
        return experiments.drop(route, rollout, versions, actor, grounds);
    }

    /** Takes a version off an experiment or out of the shadow, on a locked route; false where it is in neither. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean leaveTrial(RoutingTable route, String version, String actor, String grounds) {
        Optional<Rollout> open = store.openOn(route.route())
                .filter(rollout -> rollout.strategy() != Strategy.CANARY)
                .filter(rollout -> store.trials(rollout).stream()
                        .anyMatch(trial -> trial.version().equals(version)));
        open.ifPresent(rollout -> takeOff(route, rollout, version, actor, grounds));
        return open.isPresent();
    }

    private void takeOff(RoutingTable route, Rollout rollout, String version, String actor, String grounds) {
        if (store.trials(rollout).size() > 1) {
            experiments.drop(route, rollout, List.of(version), actor, grounds);
        } else {
            rollBack.withdraw(route, rollout, actor, grounds);
        }
    }

    private Rollout experiment(UUID id) {
        Rollout rollout = known(id);
        if (rollout.strategy() != Strategy.EXPERIMENT) {
            throw ProblemException.violation(
                    "version",
                    "must be left out: only an experiment has several versions, and this is a "
                            + rollout.strategy().label());
        }
        return rollout;
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
