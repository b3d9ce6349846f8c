package io.kalimtak.registry.decision;

import io.kalimtak.registry.decision.Finding.Outcome;
import java.util.List;
import java.util.Map;

/** Reads a difference by a guard. */
final class Judgement {
    private Judgement() {}

    /** What the measure says; ratings that are proven worse at all are harm, other measures only beyond their margin. */
    static Finding of(Measure measure, Guard guard, Difference difference) {
        return of(measure, guard, difference, measure == Measure.SCORE);
    }

    /** What every measure that is watched says. */
    static List<Finding> all(Map<Measure, Difference> differences, Policy policy) {
        return policy.guards().entrySet().stream()
                .map(guard ->
                        of(guard.getKey(), guard.getValue(), differences.getOrDefault(guard.getKey(), Difference.NONE)))
                .toList();
    }

    /** The same, with a margin for ratings, too. */
    static Finding beyondMargin(Measure measure, Guard guard, Difference difference) {
        return of(measure, guard, difference, false);
    }

    private static Finding of(Measure measure, Guard guard, Difference difference, boolean harmAtAll) {
        double unit = measure.relative() ? Math.abs(difference.liveMean()) : 1;
        double margin = guard.margin() * unit;
        long people = Math.min(difference.livePeople(), difference.candidatePeople());
        if (people < guard.minPeople() || !(unit > 0)) {
            return new Finding(measure, difference.estimate(), null, null, finite(margin), Outcome.TOO_FEW, people);
        }
        Interval interval = ConfidenceSequence.around(
                difference.estimate(), variance(measure, difference, people), guard.effect() * unit, guard.alpha());
        return new Finding(
                measure,
                difference.estimate(),
                known(interval.lower()),
                known(interval.upper()),
                margin,
                outcome(measure, interval, margin, harmAtAll),
                people);
    }

    /**
     * Where everybody said the same, or nearly, the estimated variance is too small: one more person may say the opposite.
     */
    private static double variance(Measure measure, Difference difference, long people) {
        double least = measure.range() / people;
        return Math.max(difference.variance(), least * least);
    }

    private static Outcome outcome(Measure measure, Interval interval, double margin, boolean harmAtAll) {
        double worst = measure.moreIsBetter() ? -interval.lower() : interval.upper();
        double best = measure.moreIsBetter() ? -interval.upper() : interval.lower();
        if (best > (harmAtAll ? 0 : margin)) {
            return Outcome.HARM;
        }
        return worst < margin ? Outcome.SAFE : Outcome.OPEN;
    }

    private static Double known(double end) {
        return Double.isInfinite(end) ? null : end;
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : 0;
    }
}
