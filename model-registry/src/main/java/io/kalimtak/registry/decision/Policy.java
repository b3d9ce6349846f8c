package io.kalimtak.registry.decision;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * By what a rollout is decided.
 *
 * @param guards what is watched; {@link Measure#SCORE} decides on going to the end, too
 * @param sampleRatioAlpha probability of a false alarm about the arms' sizes, over all looks together
 * @param minRated people who rated the candidate's answers of a step before it may go on
 * @param doubtfulShare of the traffic up to which a version goes on though its ratings point down, to learn whether they are
 * @param minStep how long a step lasts at least
 * @param maxStep how long a step waits for enough ratings before it is held for a person to look at
 */
public record Policy(
        Map<Measure, Guard> guards,
        double sampleRatioAlpha,
        long minRated,
        double doubtfulShare,
        Duration minStep,
        Duration maxStep) {
    public Policy {
        guards = new TreeMap<>(guards);
        if (!guards.containsKey(Measure.SCORE)) {
            throw new IllegalArgumentException("a rollout is decided by ratings: the measure score needs a guard");
        }
        if (!(sampleRatioAlpha > 0 && sampleRatioAlpha < 1)
                || minRated < 0
                || !(doubtfulShare >= 0 && doubtfulShare < 1)
                || minStep.compareTo(maxStep) > 0) {
            throw new IllegalArgumentException("a sample ratio's alpha of " + sampleRatioAlpha + ", " + minRated
                    + " ratings, a doubtful share of " + doubtfulShare + ", steps of " + minStep + " to " + maxStep);
        }
    }

    /** The policy of one of several versions that are compared with the live one: its part of every alpha. */
    public Policy sharedBy(int versions) {
        Map<Measure, Guard> shared = new TreeMap<>();
        guards.forEach((measure, guard) -> shared.put(
                measure, new Guard(guard.alpha() / versions, guard.margin(), guard.effect(), guard.minPeople())));
        return new Policy(shared, sampleRatioAlpha / versions, minRated, doubtfulShare, minStep, maxStep);
    }
}
