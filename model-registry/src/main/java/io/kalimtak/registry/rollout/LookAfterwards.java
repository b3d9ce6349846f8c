package io.kalimtak.registry.rollout;

import io.kalimtak.registry.db.Micros;
import io.kalimtak.registry.decision.Decide;
import io.kalimtak.registry.decision.Evidence;
import io.kalimtak.registry.decision.Tally;
import io.kalimtak.registry.observation.Observed;
import io.kalimtak.registry.observation.ObservedRollouts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Compares a version that took all traffic with the record of the one before it. They served one after the other: people
 * and times differ, which is why only what is worse by more than its margin counts.
 */
@ApplicationScoped
class LookAfterwards {
    private final RolloutStore rollouts;
    private final ObservedRollouts observed;
    private final FailedRequests failed;
    private final RolloutPolicy policy;
    private final DecisionConfig config;
    private final Clock clock;

    LookAfterwards(
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

    /** Completed rollouts that are still to be looked at. */
    List<UUID> due() {
        return config.watchedFor().isPositive()
                ? rollouts.completedSince(Micros.now(clock).minus(config.watchedFor()))
                : List.of();
    }

    /** A look at a completed rollout. */
    Look look(Rollout rollout) {
        Instant now = Micros.now(clock);
        Instant since = rollout.endedAt();
        Instant mature = now.minus(config.maturity());
        Instant before = since.minus(config.comparedWith());
        int last = rollout.steps().shares().size() - 1;
        List<Observed> rows =
                new ArrayList<>(observed.ofVersion(rollout.route(), rollout.fromVersion(), false, before, since));
        List<Tally> failures = new ArrayList<>(failed.ofVersion(rollout.fromVersion(), false, last, before, since));
        if (mature.isAfter(since)) {
            rows.addAll(observed.ofVersion(rollout.route(), rollout.version(), true, since, mature));
            failures.addAll(failed.ofVersion(rollout.version(), true, last, since, mature));
        }
        Evidence evidence = RolloutEvidence.afterwards(rollout, Duration.between(since, now), rows, failures);
        return new Look(
                rollout,
                new Steered(since, since, false),
                new RolloutDecision(now, false, Decide.afterwards(evidence, policy.get()), evidence, policy.get()));
    }
}
