package io.kalimtak.registry.rollout;

import io.kalimtak.registry.decision.Difference;
import io.kalimtak.registry.decision.Evidence;
import io.kalimtak.registry.decision.Measure;
import io.kalimtak.registry.decision.SampleRatio.Arrivals;
import io.kalimtak.registry.decision.Tally;
import io.kalimtak.registry.observation.Observed;
import io.kalimtak.registry.observation.ObservedRollouts.Arrived;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** What a rollout is decided from, made of what people had. */
final class RolloutEvidence {
    private record Values(ToLongFunction<Observed> count, ToDoubleFunction<Observed> sum) {}

    private static final Map<Measure, Values> VALUES = new EnumMap<>(Map.of(
            Measure.SCORE, new Values(Observed::rated, Observed::scores),
            Measure.SATISFIED, new Values(Observed::rated, Observed::satisfied),
            Measure.ACCEPTED, new Values(Observed::signalled, Observed::accepted),
            Measure.REFUSALS, new Values(Observed::judged, Observed::refusals),
            Measure.COST, new Values(Observed::priced, Observed::cost),
            Measure.LATENCY, new Values(Observed::answers, Observed::milliseconds),
            Measure.LENGTH, new Values(Observed::answers, Observed::tokens)));

    /** What people's answers tell of; errors are told by requests that got none. */
    static final Set<Measure> MEASURED = VALUES.keySet();

    private RolloutEvidence() {}

    /** What somebody had of a measure in a step; empty where nothing was measured. */
    static Optional<Tally> tally(Measure measure, Observed one, int step) {
        Values values = VALUES.get(measure);
        long count = values.count().applyAsLong(one);
        return count == 0 || step < 0
                ? Optional.empty()
                : Optional.of(new Tally(
                        one.unit(), step, one.candidate(), count, values.sum().applyAsDouble(one)));
    }

    /**
     * The evidence.
     *
     * @param atStep how long the present step has lasted
     * @param mature answers that are old enough to have been rated, since a person last steered
     * @param people who came at each share since it began
     * @param failures requests, and how many of them failed
     */
    static Evidence of(
            Rollout rollout, Duration atStep, List<Observed> mature, List<Arrived> people, List<Tally> failures) {
        CanarySteps steps = rollout.steps();
        Map<Measure, Difference> differences = differences(mature, steps, failures);
        long rated = mature.stream()
                .filter(one -> one.candidate() && one.rated() > 0 && steps.indexOf(one.share()) == rollout.step())
                .count();
        return new Evidence(
                rollout.step(), steps.shareAfter(rollout.step()), atStep, rated, differences, arrivals(people, steps));
    }

    /**
     * The evidence after the end: the version that has all traffic as the candidate, the record of the one before as the
     * live version, all of it at the share 1.
     */
    static Evidence afterwards(Rollout rollout, Duration since, List<Observed> observed, List<Tally> failures) {
        Map<Measure, Difference> differences = differences(observed, rollout.steps(), failures);
        return new Evidence(rollout.step(), 1, since, 0, differences, List.of());
    }

    private static Map<Measure, Difference> differences(
            List<Observed> observed, CanarySteps steps, List<Tally> failures) {
        Map<Measure, Difference> differences = new EnumMap<>(Measure.class);
        MEASURED.forEach(measure -> differences.put(
                measure,
                Difference.of(observed.stream()
                        .flatMap(one -> tally(measure, one, steps.indexOf(one.share())).stream())
                        .toList())));
        differences.put(Measure.ERRORS, Difference.of(failures));
        return differences;
    }

    /** Of every step, also of one that nobody came at; what came at a share that is no step is none of the rollout's. */
    private static List<Arrivals> arrivals(List<Arrived> people, CanarySteps steps) {
        return steps.shares().stream()
                .filter(share -> share < 1)
                .map(share -> people.stream()
                        .filter(one -> one.share() == share)
                        .findFirst()
                        .map(one -> new Arrivals(share, one.live(), one.candidate()))
                        .orElse(new Arrivals(share, 0, 0)))
                .toList();
    }
}
