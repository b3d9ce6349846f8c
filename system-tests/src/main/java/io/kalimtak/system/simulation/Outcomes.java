package io.kalimtak.system.simulation;

import io.kalimtak.registry.decision.Verdict;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Many rollouts of one scenario under one rule. */
record Outcomes(Scenario scenario, Contender contender, List<Outcome> all) {
    Outcomes {
        all = List.copyOf(all);
    }

    /**
     * Runs them, on all processors. Rollout number n is the same world for every rule, and for every scenario as far as
     * scenarios are alike.
     */
    static Outcomes of(Scenario scenario, Contender contender, int rollouts, long seed) {
        return new Outcomes(
                scenario,
                contender,
                IntStream.range(0, rollouts)
                        .parallel()
                        .mapToObj(number -> new Rollout(scenario, contender.rule(scenario), random(seed, number)).run())
                        .toList());
    }

    /** The random numbers of one rollout. */
    static RandomGenerator random(long seed, int number) {
        return new SplittableRandom(People.mix(seed + People.mix(number)));
    }

    int number() {
        return all.size();
    }

    int ended(Verdict verdict) {
        return count(outcome -> outcome.verdict() == verdict);
    }

    int missed() {
        return count(Outcome::missed);
    }

    /** The q-quantile of a figure over the rollouts that ended so; NaN where none did. */
    double quantile(Verdict verdict, ToIntFunction<Outcome> figure, double q) {
        int[] sorted = all.stream()
                .filter(outcome -> outcome.verdict() == verdict)
                .mapToInt(figure)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1L, (long) (q * sorted.length))];
    }

    private int count(Predicate<Outcome> which) {
        return (int) all.stream().filter(which).count();
    }
}
