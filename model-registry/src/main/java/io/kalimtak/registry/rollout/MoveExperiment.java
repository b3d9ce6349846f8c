package io.kalimtak.registry.rollout;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.registry.db.Micros;
import io.kalimtak.registry.rollout.Experiment.Challenger;
import io.kalimtak.registry.route.RoutingTable;
import io.kalimtak.registry.version.VersionLifecycle;
import io.kalimtak.registry.version.VersionStatus;
import io.kalimtak.registry.version.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/** What becomes of an experiment under way, on a route that the caller has locked. */
@ApplicationScoped
class MoveExperiment {
    private final Rollouts rollouts;
    private final ExperimentStore experiments;
    private final RouteSwitch routeSwitch;
    private final VersionLifecycle lifecycle;
    private final Clock clock;

    MoveExperiment(
            Rollouts rollouts,
            ExperimentStore experiments,
            RouteSwitch routeSwitch,
            VersionLifecycle lifecycle,
            Clock clock) {
        this.rollouts = rollouts;
        this.experiments = experiments;
        this.routeSwitch = routeSwitch;
        this.lifecycle = lifecycle;
        this.clock = clock;
    }

    /** Takes some versions off as worse; at least one must be left. */
    @Transactional(Transactional.TxType.MANDATORY)
    Rollout drop(RoutingTable route, Rollout rollout, List<String> versions, String actor, String grounds) {
        Experiment experiment = experiments.find(rollout.id()).orElseThrow();
        List<Challenger> dropped = versions.stream().map(experiment::of).toList();
        Experiment left = experiment.without(dropped, Micros.now(clock));
        String names = dropped.stream().map(Challenger::version).collect(Collectors.joining(", "));
        String reason = SteerRollout.on(names + " dropped from the experiment", grounds);
        Rollout changed = rollouts.reshare(rollout, left.share(), actor, reason);
        experiments.update(left);
        Why why = Rollouts.why(changed, actor, reason);
        dropped.forEach(arm -> lifecycle.move(arm.version(), VersionStatus.ROLLED_BACK, why));
        routeSwitch.experiment(route, left, RouteSwitch.Cause.of(changed, why));
        return changed;
    }

    /**
     * Ends it: all traffic to the winner; the others become what they were, for nothing was proven against them.
     *
     * @param version null where only one is left
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Rollout conclude(RoutingTable route, Rollout rollout, String version, String actor, String grounds) {
        Experiment experiment = experiments.find(rollout.id()).orElseThrow();
        Challenger winner = version == null ? only(experiment) : experiment.of(version);
        String reason = SteerRollout.on("experiment won by " + winner.version(), grounds);
        Rollout won = rollout.wonBy(winner.version(), winner.foundStatus());
        Rollout completed = rollouts.apply(won, RolloutAction.COMPLETE, 1, actor, reason);
        Why why = Rollouts.why(completed, actor, reason);
        experiment.running().stream()
                .filter(arm -> arm != winner)
                .forEach(arm -> lifecycle.move(arm.version(), arm.foundStatus(), why));
        routeSwitch.live(route, winner.version(), VersionStatus.RETIRED, RouteSwitch.Cause.of(completed, why));
        return completed;
    }

    /** Gives those that take part other shares, in their order. */
    @Transactional(Transactional.TxType.MANDATORY)
    Rollout share(RoutingTable route, Rollout rollout, List<Double> shares, String actor, String reason) {
        Experiment shared = experiments.find(rollout.id()).orElseThrow().with(shares);
        Rollout changed = rollouts.reshare(rollout, shared.share(), actor, reason);
        experiments.update(shared);
        routeSwitch.experiment(route, shared, RouteSwitch.Cause.of(changed, Rollouts.why(changed, actor, reason)));
        return changed;
    }

    private static Challenger only(Experiment experiment) {
        if (experiment.running().size() > 1) {
            throw ProblemException.of(
                    ProblemType.UNPROCESSABLE,
                    "Which version has won? Name it: POST …/advance?version=, one of " + experiment.names() + ".");
        }
        return experiment.running().getFirst();
    }
}
