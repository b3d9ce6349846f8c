package io.kalimtak.registry.rollout;

import io.kalimtak.registry.decision.Difference;
import io.kalimtak.registry.decision.Evidence;
import io.kalimtak.registry.decision.Measure;
import io.kalimtak.registry.decision.SampleRatio.Arrivals;
import io.kalimtak.registry.decision.Tally;
import io.kalimtak.registry.observation.Observed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** What a rollout is decided from, made of what people had. */
final class RolloutEvidence {
    private record Values(ToLongFunction<Observed> count, ToLongFunction<Observed> sum) {}

    private static final Map<Measure, Values> MEASURED = new EnumMap<>(Map.of(
            Measure.SCORE, new Values(Observed::rated, Observed::scores),
            Measure.SATISFIED, new Values(Observed::rated, Observed::satisfied),
            Measure.ACCEPTED, new Values(Observed::signalled, Observed::accepted),
            Measure.LATENCY, new Values(Observed::answers, Observed::milliseconds),
            Measure.LENGTH, new Values(Observed::answers, Observed::tokens)));

    private RolloutEvidence() {}

    /**
     * The evidence.
     *
     * @param atStep how long the present step has lasted
     * @param mature answers that are old enough to have been rated, since a person last steered
     * @param all every answer of the rollout, in the order of {@link
     *     io.kalimtak.registry.observation.ObservedRollouts#byPerson}
     */
    static Evidence of(Rollout rollout, Duration atStep, List<Observed> mature, List<Observed> all) {
        CanarySteps steps = rollout.steps();
        Map<Measure, Difference> differences = new EnumMap<>(Measure.class);
        MEASURED.forEach((measure, values) -> differences.put(measure, Difference.of(tallies(mature, steps, values))));
        long rated = mature.stream()
                .filter(one -> one.candidate() && one.rated() > 0 && steps.indexOf(one.share()) == rollout.step())
                .count();
        return new Evidence(
                rollout.step(), steps.isLast(rollout.step() + 1), atStep, rated, differences, arrivals(all, steps));
    }

    private static List<Tally> tallies(List<Observed> observed, CanarySteps steps, Values values) {
        List<Tally> tallies = new ArrayList<>();
        for (Observed one : observed) {
            long count = values.count().applyAsLong(one);
            int step = steps.indexOf(one.share());
            if (count > 0 && step >= 0) {
                tallies.add(new Tally(
                        one.unit(), step, one.candidate(), count, values.sum().applyAsLong(one)));
            }
        }
        return tallies;
    }

    /** Each person once, at the share that he or she came at: who comes again is no news about the assignment. */
    private static List<Arrivals> arrivals(List<Observed> all, CanarySteps steps) {
        long[][] people = new long[steps.shares().size()][2];
        Set<Long> seen = new HashSet<>();
        for (Observed one : all) {
            int step = steps.indexOf(one.share());
            if (step >= 0 && seen.add(one.unit())) {
                people[step][one.candidate() ? 1 : 0]++;
            }
        }
        List<Arrivals> arrivals = new ArrayList<>();
        for (int step = 0; step < people.length; step++) {
            if (!steps.isLast(step)) {
                arrivals.add(new Arrivals(steps.share(step), people[step][0], people[step][1]));
            }
        }
        return arrivals;
    }
}
