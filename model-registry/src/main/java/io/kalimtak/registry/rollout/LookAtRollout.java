package io.kalimtak.registry.rollout;

import io.kalimtak.registry.db.Micros;
import io.kalimtak.registry.decision.Decide;
import io.kalimtak.registry.decision.Evidence;
import io.kalimtak.registry.decision.Tally;
import io.kalimtak.registry.observation.Observed;
import io.kalimtak.registry.observation.ObservedRollouts;
import io.kalimtak.registry.observation.ObservedRollouts.Arrived;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reads what people had and said of a rollout, and decides; changes nothing. */
@ApplicationScoped
class LookAtRollout {
    private final RolloutStore rollouts;
    private final ObservedRollouts observed;
    private final FailedRequests failed;
    private final RolloutPolicy policy;
    private final DecisionConfig config;
    private final Clock clock;

    LookAtRollout(
            RolloutStore rollouts,
            ObservedRollouts observed,
            FailedRequests failed,
            RolloutPolicy policy,
            DecisionConfig config,
            Clock clock) {
        this.rollouts = rollouts;
        this.observed = observed;
        this.failed = failed;
        this.policy = policy;
        this.config = config;
        this.clock = clock;
    }

    Look look(Rollout rollout) {
        Instant now = Micros.now(clock);
        List<RolloutChange> history = rollouts.history(rollout.id());
        Steered steered = Steered.of(history);
        Instant mature = now.minus(config.maturity());
        List<Observed> compared = mature.isAfter(steered.personAt())
                ? observed.byPerson(rollout.id(), steered.personAt(), mature)
                : List.of();
        List<Arrived> people = observed.arrived(rollout.id());
        List<Tally> failures = failed.of(rollout, history, steered.personAt(), now);
        Evidence evidence =
                RolloutEvidence.of(rollout, Duration.between(steered.stepSince(), now), compared, people, failures);
        return new Look(
                rollout,
                steered,
                new RolloutDecision(now, false, Decide.on(evidence, policy.get()), evidence, policy.get()));
    }
}
