package io.kalimtak.prompt;

import io.kalimtak.prompt.metric.PairedBootstrap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Decides whether a candidate may take the live version's place: it must be better beyond chance, and worse nowhere that matters. */
public final class PromotionGate {
    /**
     * Compares two results over the same pairs.
     *
     * @throws IllegalArgumentException when the two were not measured on the same pairs
     */
    public GateVerdict compare(EvaluationResult live, EvaluationResult candidate, GateOptions options, long seed) {
        List<RowPair> pairs = paired(live, candidate);
        List<GateCheck> checks = new ArrayList<>();
        double[] differences = pairs.stream().mapToDouble(RowPair::cosineGain).toArray();
        double lower = PairedBootstrap.lowerBound(differences, options.confidence(), options.resamples(), seed);
        checks.add(new GateCheck(
                "accuracy",
                lower > 0,
                lower,
                0,
                text(
                        "lower %.0f %% bound of the paired gain in cosine over %d pairs must be above 0",
                        100 * options.confidence(), pairs.size())));
        checks.add(atLeast("chrf", gain(live, candidate, "chrf"), -options.maxChrfLoss(), "change of mean chrF"));
        checks.add(atLeast(
                "rouge_l", gain(live, candidate, "rouge_l"), -options.maxRougeLoss(), "change of mean ROUGE-L"));
        checks.add(atLeast(
                "distinct_2",
                metric(candidate, "distinct_2"),
                options.minDistinct2Share() * metric(live, "distinct_2"),
                "distinct-2 against " + options.minDistinct2Share() + " of live's"));
        addSlices(checks, pairs, "language", row -> row.language(), options);
        addSlices(checks, pairs, "tool", row -> row.targetTool() == null ? "none" : row.targetTool(), options);
        double p99 = metric(candidate, "latency_p99_ms");
        checks.add(new GateCheck(
                "latency_p99",
                p99 <= options.maxLatencyP99Ms(),
                p99,
                options.maxLatencyP99Ms(),
                "99th percentile of an answer's time, milliseconds, at most the bound"));
        return new GateVerdict(checks.stream().allMatch(GateCheck::passed), checks);
    }

    private static void addSlices(
            List<GateCheck> checks,
            List<RowPair> pairs,
            String dimension,
            Function<EvaluatedRow, String> slice,
            GateOptions options) {
        Map<String, List<RowPair>> slices = new TreeMap<>();
        for (RowPair pair : pairs) {
            slices.computeIfAbsent(slice.apply(pair.live()), key -> new ArrayList<>())
                    .add(pair);
        }
        slices.forEach((name, members) -> {
            if (members.size() >= options.minSliceSize()) {
                double gain = members.stream()
                        .mapToDouble(RowPair::cosineGain)
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

    private static List<RowPair> paired(EvaluationResult live, EvaluationResult candidate) {
        Map<String, EvaluatedRow> byId = new HashMap<>();
        candidate.rows().forEach(row -> byId.put(row.id(), row));
        if (live.rows().isEmpty()
                || byId.size() != live.rows().size()
                || !live.rows().stream().allMatch(row -> byId.containsKey(row.id()))) {
            throw new IllegalArgumentException("Live and candidate were measured on different pairs ("
                    + live.rows().size() + " and " + byId.size() + "); evaluate both on the same held-out set.");
        }
        return live.rows().stream()
                .map(row -> new RowPair(row, byId.get(row.id())))
                .toList();
    }

    private static GateCheck atLeast(String name, double value, double bound, String what) {
        return new GateCheck(name, value >= bound, value, bound, what + ", at least the bound");
    }

    private static double gain(EvaluationResult live, EvaluationResult candidate, String name) {
        return metric(candidate, name) - metric(live, name);
    }

    private static double metric(EvaluationResult result, String name) {
        Double value = result.metrics().get(name);
        if (value == null) {
            throw new IllegalArgumentException("Version " + result.version() + " was not measured for " + name + ".");
        }
        return value;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private record RowPair(EvaluatedRow live, EvaluatedRow candidate) {
        double cosineGain() {
            return candidate.cosine() - live.cosine();
        }
    }
}
