package io.kalimtak.registry.rollout;

import io.kalimtak.registry.db.Micros;
import io.kalimtak.registry.decision.Decide;
import io.kalimtak.registry.decision.Evidence;
import io.kalimtak.registry.observation.Observed;
import io.kalimtak.registry.observation.ObservedRollouts;
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
    private final RolloutPolicy policy;
    private final DecisionConfig config;
    private final Clock clock;

    LookAtRollout(
            RolloutStore rollouts,
            ObservedRollouts observed,
            RolloutPolicy policy,
            DecisionConfig config,
            Clock clock) {
        this.rollouts = rollouts;
        this.observed = observed;
        this.policy = policy;
        this.config = config;
        this.clock = clock;
    }

    Look look(Rollout rollout) {
        Instant now = Micros.now(clock);
        Steered steered = Steered.of(rollouts.history(rollout.id()));
        Instant mature = now.minus(config.maturity());
        List<Observed> compared = mature.isAfter(steered.personAt())
                ? observed.byPerson(rollout.id(), steered.personAt(), mature)
                : List.of();
        List<Observed> all = observed.byPerson(rollout.id(), rollout.createdAt(), now);
        Evidence evidence = RolloutEvidence.of(rollout, Duration.between(steered.stepSince(), now), compared, all);
        return new Look(
                rollout,
                steered,
                new RolloutDecision(now, false, Decide.on(evidence, policy.get()), evidence, policy.get()));
    }
}
