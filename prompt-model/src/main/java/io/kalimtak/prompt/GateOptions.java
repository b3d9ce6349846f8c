package io.kalimtak.prompt;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The gate's bounds.
 *
 * @param betterOn the metric of rows on which the candidate must be better beyond chance
 * @param confidence of the paired bootstrap's intervals
 * @param resamples bootstrap resamples
 * @param guards how far other metrics may get worse
 * @param minSliceSize a slice (language or target tool) of this many rows or more is checked
 * @param maxSliceLoss how far such a slice's cosine may fall
 * @param minGoldenRows a golden set of this many rows or more is checked
 * @param maxGoldenLoss how far its cosine may fall
 * @param maxLatencyP99Ms the 99th percentile of an answer's time, milliseconds
 */
public record GateOptions(
        Metric betterOn,
        double confidence,
        int resamples,
        Map<Metric, GateGuard> guards,
        int minSliceSize,
        double maxSliceLoss,
        int minGoldenRows,
        double maxGoldenLoss,
        double maxLatencyP99Ms) {
    /** Throws IllegalArgumentException for an interval of a metric that has none, and for a confidence outside of 0 to 1. */
    public GateOptions {
        Map<Metric, GateGuard> sorted = new EnumMap<>(Metric.class);
        sorted.putAll(guards);
        guards = Collections.unmodifiableMap(sorted);
        if (!betterOn.ofRows()) {
            throw new IllegalArgumentException(betterOn.label() + " is no mean over rows: it has no paired interval");
        }
        guards.forEach((metric, guard) -> {
            if (guard.by() == GateGuard.By.INTERVAL && !metric.ofRows()) {
                throw new IllegalArgumentException(metric.label() + " is no mean over rows: it has no paired interval");
            }
        });
        if (!(confidence > 0 && confidence < 1) || resamples < 1) {
            throw new IllegalArgumentException("the confidence must lie between 0 and 1, and resamples be at least 1");
        }
    }

    /**
     * Better in cosine at 95 % with 2,000 resamples; −0.005 chrF, −0.01 ROUGE-L and a tenth of distinct-2 at most, by their means; −0.02
     * cosine in slices and golden sets of 30 rows; a generous 250 ms for busy machines.
     */
    public static GateOptions defaults() {
        return new GateOptions(Metric.ACCURACY_COSINE, 0.95, 2_000, defaultGuards(), 30, 0.02, 30, 0.02, 250);
    }

    /** The guards of {@link #defaults()}. */
    public static Map<Metric, GateGuard> defaultGuards() {
        return Map.of(
                Metric.CHRF, GateGuard.mean(0.005),
                Metric.ROUGE_L, GateGuard.mean(0.01),
                Metric.DISTINCT_2, new GateGuard(0.1, true, GateGuard.By.MEAN));
    }
}
