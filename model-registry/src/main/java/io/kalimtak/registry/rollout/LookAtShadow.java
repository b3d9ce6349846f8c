package io.kalimtak.registry.rollout;

import io.kalimtak.registry.db.Micros;
import io.kalimtak.registry.decision.Decide;
import io.kalimtak.registry.decision.Difference;
import io.kalimtak.registry.decision.Evidence;
import io.kalimtak.registry.decision.Measure;
import io.kalimtak.registry.decision.Tally;
import io.kalimtak.registry.observation.ObservedShadows;
import io.kalimtak.registry.observation.ObservedShadows.Shadowed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Compares a shadow's answers with those that people were shown for the same requests, and decides; changes nothing. Nobody
 * saw them, so nobody rated them: what machines say is all there is.
 */
@ApplicationScoped
class LookAtShadow {
    private final RolloutStore rollouts;
    private final ObservedShadows observed;
    private final RolloutPolicy policy;
    private final Clock clock;

    LookAtShadow(RolloutStore rollouts, ObservedShadows observed, RolloutPolicy policy, Clock clock) {
        this.rollouts = rollouts;
        this.observed = observed;
        this.policy = policy;
        this.clock = clock;
    }

    /** A look at a shadow under way. */
    Look look(Rollout rollout) {
        Instant now = Micros.now(clock);
        Steered steered = Steered.of(rollouts.history(rollout.id()));
        List<Shadowed> had = observed.byPerson(rollout.id(), steered.personAt(), now);
        Map<Measure, Difference> differences = Map.of(
                Measure.ERRORS,
                difference(had, Shadowed::copies, Shadowed::failures, one -> 0),
                Measure.LATENCY,
                difference(had, Shadowed::answered, Shadowed::milliseconds, Shadowed::shownMilliseconds),
                Measure.LENGTH,
                difference(had, Shadowed::answered, Shadowed::tokens, Shadowed::shownTokens));
        Evidence evidence =
                new Evidence(0, 0, Duration.between(steered.personAt(), now), had.size(), differences, List.of());
        return new Look(
                rollout,
                steered,
                new RolloutDecision(now, false, Decide.shadow(evidence, policy.get()), evidence, policy.get()));
    }

    /** The same people are in both arms, which the variance by person takes into account. */
    private static Difference difference(
            List<Shadowed> had,
            ToLongFunction<Shadowed> count,
            ToLongFunction<Shadowed> shadow,
            ToLongFunction<Shadowed> shown) {
        List<Tally> tallies = new ArrayList<>();
        for (Shadowed one : had) {
            long values = count.applyAsLong(one);
            if (values > 0) {
                tallies.add(new Tally(one.unit(), 0, true, values, shadow.applyAsLong(one)));
                tallies.add(new Tally(one.unit(), 0, false, values, shown.applyAsLong(one)));
            }
        }
        return Difference.of(tallies);
    }
}
