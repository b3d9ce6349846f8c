package io.kalimtak.prompt;

import io.kalimtak.prompt.PairedRows.RowPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Decides whether a candidate may take the live version's place: it must be better beyond chance, and worse nowhere that matters. */
public final class PromotionGate {
    private final GateOptions options;
    private final long seed;

    /** @param seed of the bootstrap: the same answers get the same verdict */
    public PromotionGate(GateOptions options, long seed) {
        this.options = options;
        this.seed = seed;
    }

    /**
     * Compares two results over the same pairs.
     *
     * @throws IllegalArgumentException when the two were not measured on the same pairs, or not for a metric that is guarded
     */
    public GateVerdict compare(EvaluationResult live, EvaluationResult candidate) {
        PairedRows rows = PairedRows.of(live, candidate);
        List<GateCheck> checks = new ArrayList<>();
        checks.add(better(rows));
        options.guards().forEach((metric, guard) -> checks.add(guarded(metric, guard, rows, live, candidate)));
        addSlices(checks, rows, "language", EvaluatedRow::language);
        addSlices(checks, rows, "tool", row -> row.targetTool() == null ? "none" : row.targetTool());
        double p99 = metric(candidate, Metric.LATENCY_P99);
        checks.add(new GateCheck(
                "latency_p99",
                p99 <= options.maxLatencyP99Ms(),
                p99,
                options.maxLatencyP99Ms(),
                "99th percentile of an answer's time, milliseconds, at most the bound"));
        return new GateVerdict(checks.stream().allMatch(GateCheck::passed), checks);
    }

    /**
     * The check on a golden set that both were measured on; empty where it has too few rows to say anything.
     *
     * @throws IllegalArgumentException when the two were not measured on the same pairs
     */
    public Optional<GateCheck> golden(EvaluationResult live, EvaluationResult candidate) {
        int rows = live.rows().size();
        return rows < options.minGoldenRows()
                ? Optional.empty()
                : Optional.of(atLeast(
                        "golden",
                        PairedRows.of(live, candidate).meanGain(Metric.ACCURACY_COSINE),
                        -options.maxGoldenLoss(),
                        "change of mean cosine over " + rows + " pairs of the golden set"));
    }

    private GateCheck better(PairedRows rows) {
        Metric metric = options.betterOn();
        double lower = rows.lowestGain(metric, options.confidence(), options.resamples(), seed)
                .orElseThrow(() -> missing(metric));
        return new GateCheck(
                "better",
                lower > 0,
                lower,
                0,
                String.format(
                        Locale.ROOT,
                        "lower %.0f %% bound of the paired gain in %s over %d pairs must be above 0",
                        100 * options.confidence(),
                        metric.label(),
                        rows.pairs().size()));
    }

    private GateCheck guarded(
            Metric metric, GateGuard guard, PairedRows rows, EvaluationResult live, EvaluationResult candidate) {
        double before = metric(live, metric);
        double bound = guard.bound(before);
        if (guard.by() == GateGuard.By.INTERVAL) {
            double lower = rows.lowestGain(metric, options.confidence(), options.resamples(), seed)
                    .orElseThrow(() -> missing(metric));
            return atLeast(metric.label(), lower, bound, "worse end of the interval of the gain in " + metric.label());
        }
        double gain = metric.gain(before, metric(candidate, metric));
        return atLeast(metric.label(), gain, bound, "gain in " + metric.label());
    }

    private void addSlices(
            List<GateCheck> checks, PairedRows rows, String dimension, Function<EvaluatedRow, String> slice) {
        Map<String, List<RowPair>> slices = new TreeMap<>();
        for (RowPair pair : rows.pairs()) {
            slices.computeIfAbsent(slice.apply(pair.live()), key -> new ArrayList<>())
                    .add(pair);
        }
        slices.forEach((name, members) -> {
            if (members.size() >= options.minSliceSize()) {
                double gain = members.stream()
                        .mapToDouble(pair -> pair.gain(Metric.ACCURACY_COSINE))
                        .average()
                        .orElse(0);
                checks.add(atLeast(
                        "slice_" + dimension + "_" + name,
                        gain,
                        -options.maxSliceLoss(),
                        "change of mean cosine over " + members.size() + " pairs"));
            }
        });
    }

    private static GateCheck atLeast(String name, double value, double bound, String what) {
        return new GateCheck(name, value >= bound, value, bound, what + ", at least the bound");
    }

    private static double metric(EvaluationResult result, Metric metric) {
        Double value = result.metrics().get(metric.label());
        if (value == null) {
            throw missing(metric);
        }
        return value;
    }

    private static IllegalArgumentException missing(Metric metric) {
        return new IllegalArgumentException("The versions were not measured for " + metric.label() + ".");
    }
}
