package io.kalimtak.registry.rollout;

import io.kalimtak.registry.decision.ExperimentDecision;
import io.kalimtak.registry.decision.ExperimentDecision.Verdict;
import io.kalimtak.registry.route.Routes;
import io.kalimtak.registry.route.RoutingTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Does what a look at an experiment found, unless it was moved since: then the look is worth nothing, and the next one
 * counts. The decision is written down in the same transaction.
 */
@ApplicationScoped
class CarryOutExperiment {
    private static final Logger LOG = Logger.getLogger(CarryOutExperiment.class);

    private final Routes routes;
    private final RolloutStore rollouts;
    private final SteerRollout steer;
    private final MoveExperiment move;
    private final ExperimentDecisionStore decisions;
    private final Bandit bandit;

    CarryOutExperiment(
            Routes routes,
            RolloutStore rollouts,
            SteerRollout steer,
            MoveExperiment move,
            ExperimentDecisionStore decisions,
            Bandit bandit) {
        this.routes = routes;
        this.rollouts = rollouts;
        this.steer = steer;
        this.move = move;
        this.decisions = decisions;
        this.bandit = bandit;
    }

    @Transactional
    void carryOut(ExperimentLook look) {
        Rollout seen = look.rollout();
        RoutingTable route = routes.lock(seen.route());
        if (!rollouts.find(seen.id()).filter(seen::equals).isPresent()) {
            return;
        }
        ExperimentDecision decision = look.found().decision();
        boolean applies = applies(look, decision.verdict());
        if (applies || decisions.isNews(look)) {
            decisions.append(seen.id(), look.found().carriedOut(applies));
        }
        if (applies) {
            LOG.infof("experiment decided rollout=%s verdict=%s", seen.id(), decision.verdict());
            act(look, decision);
        } else if (decision.verdict() == Verdict.WAIT && seen.state() == RolloutState.RUNNING) {
            learn(route, look);
        }
    }

    /** What a person holds is a person's; what was held for lack of news is still taken off when it proves worse. */
    private static boolean applies(ExperimentLook look, Verdict verdict) {
        boolean running = look.rollout().state() == RolloutState.RUNNING;
        return switch (verdict) {
            case WAIT -> false;
            case CONCLUDE, HOLD -> running;
            case DROP, ROLL_BACK -> running || !look.steered().byPerson();
        };
    }

    private void act(ExperimentLook look, ExperimentDecision decision) {
        Rollout rollout = look.rollout();
        String reason = decision.reason();
        switch (decision.verdict()) {
            case CONCLUDE ->
                steer.conclude(
                        rollout.id(), version(look.experiment(), decision.winner()), WatchRollouts.ACTOR, reason);
            case DROP, ROLL_BACK ->
                steer.drop(
                        rollout.id(),
                        decision.dropped().stream()
                                .map(arm -> version(look.experiment(), arm))
                                .toList(),
                        WatchRollouts.ACTOR,
                        reason);
            case HOLD -> steer.hold(rollout.id(), WatchRollouts.ACTOR, reason);
            case WAIT -> throw new IllegalArgumentException("there is nothing to do");
        }
    }

    private void learn(RoutingTable route, ExperimentLook look) {
        Optional<List<Double>> shares = bandit.shares(look, route.changedAt());
        shares.ifPresent(next -> move.share(
                route, look.rollout(), next, WatchRollouts.ACTOR, "shares by how likely each version is the best"));
    }

    private static String version(Experiment experiment, String arm) {
        return experiment.running().stream()
                .filter(one -> one.arm().equals(arm))
                .map(Experiment.Challenger::version)
                .findFirst()
                .orElseThrow();
    }
}
