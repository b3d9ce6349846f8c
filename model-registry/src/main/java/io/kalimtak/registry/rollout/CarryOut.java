package io.kalimtak.registry.rollout;

import io.kalimtak.registry.decision.Verdict;
import io.kalimtak.registry.route.Routes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Does what a look found, unless the rollout was moved since: then the look is worth nothing, and the next one counts. The
 * decision is written down in the same transaction.
 */
@ApplicationScoped
class CarryOut {
    private static final Logger LOG = Logger.getLogger(CarryOut.class);

    private final Routes routes;
    private final RolloutStore rollouts;
    private final SteerRollout steer;
    private final DecisionStore decisions;
    private final DecisionConfig config;

    CarryOut(Routes routes, RolloutStore rollouts, SteerRollout steer, DecisionStore decisions, DecisionConfig config) {
        this.routes = routes;
        this.rollouts = rollouts;
        this.steer = steer;
        this.decisions = decisions;
        this.config = config;
    }

    @Transactional
    void carryOut(Look look) {
        Rollout seen = look.rollout();
        routes.lock(seen.route());
        if (!rollouts.find(seen.id()).filter(seen::equals).isPresent()) {
            return;
        }
        Verdict verdict = look.found().decision().verdict();
        boolean applies = applies(look, verdict);
        if (!applies && !isNews(look)) {
            return;
        }
        String reason = look.found().decision().reason();
        decisions.append(seen.id(), look.found().carriedOut(applies));
        if (applies) {
            LOG.infof("rollout decided rollout=%s version=%s verdict=%s", seen.id(), seen.version(), verdict);
            act(seen, verdict, reason);
        } else if (verdict == Verdict.ROLL_BACK) {
            LOG.warnf("rollout is worse, and a person holds it rollout=%s version=%s", seen.id(), seen.version());
        }
    }

    /** What a person holds is a person's; what was held for lack of news is still taken off when it proves worse. */
    private static boolean applies(Look look, Verdict verdict) {
        boolean running = look.rollout().state() == RolloutState.RUNNING;
        return switch (verdict) {
            case WAIT -> false;
            case ADVANCE, HOLD -> running;
            case ROLL_BACK -> running || !look.steered().byPerson();
        };
    }

    private void act(Rollout rollout, Verdict verdict, String reason) {
        switch (verdict) {
            case ADVANCE -> steer.advance(rollout.id(), WatchRollouts.ACTOR, reason);
            case HOLD -> steer.hold(rollout.id(), WatchRollouts.ACTOR, reason);
            case ROLL_BACK -> steer.rollBack(rollout.id(), WatchRollouts.ACTOR, reason);
            case WAIT -> throw new IllegalStateException("waiting needs no act");
        }
    }

    private boolean isNews(Look look) {
        Optional<RolloutDecision> newest = decisions.newest(look.rollout().id());
        return newest.isEmpty()
                || newest.get().decision().verdict() != look.found().decision().verdict()
                || !newest.get().at().plus(config.recordEvery()).isAfter(look.at());
    }
}
