package io.kalimtak.prompt;

import io.kalimtak.prompt.metric.PairedBootstrap;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two versions' answers to the same pairs, row by row. */
public final class PairedRows {
    /** One pair with both answers. */
    record RowPair(EvaluatedRow live, EvaluatedRow candidate) {
        double gain(Metric metric) {
            return metric.gain(
                    live.figure(metric).orElseThrow(), candidate.figure(metric).orElseThrow());
        }

        boolean has(Metric metric) {
            return live.figure(metric).isPresent() && candidate.figure(metric).isPresent();
        }
    }

    private final List<RowPair> pairs;

    private PairedRows(List<RowPair> pairs) {
        this.pairs = pairs;
    }

    /**
     * Pairs two results by their rows' ids.
     *
     * @throws IllegalArgumentException when the two were not measured on the same pairs
     */
    public static PairedRows of(EvaluationResult live, EvaluationResult candidate) {
        Map<String, EvaluatedRow> byId = new HashMap<>();
        candidate.rows().forEach(row -> byId.put(row.id(), row));
        if (live.rows().isEmpty()
                || byId.size() != live.rows().size()
                || !live.rows().stream().allMatch(row -> byId.containsKey(row.id()))) {
            throw new IllegalArgumentException("Live and candidate were measured on different pairs ("
                    + live.rows().size() + " and " + byId.size() + "); evaluate both on the same held-out set.");
        }
        return new PairedRows(live.rows().stream()
                .map(row -> new RowPair(row, byId.get(row.id())))
                .toList());
    }

    /**
     * The interval of the mean of candidate less live for every metric that rows have; the same pairs are drawn for each
     * of them.
     */
    public Map<Metric, PairedBootstrap.Bounds> intervals(double confidence, int resamples, long seed) {
        Map<Metric, PairedBootstrap.Bounds> intervals = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            double[] differences = pairs.stream()
                    .filter(pair -> pair.has(metric))
                    .mapToDouble(pair -> pair.candidate().figure(metric).orElseThrow()
                            - pair.live().figure(metric).orElseThrow())
                    .toArray();
            if (differences.length > 0) {
                intervals.put(metric, PairedBootstrap.bounds(differences, confidence, resamples, seed));
            }
        }
        return intervals;
    }

    /** The lower end of the interval of the candidate's mean gain; empty where no row has the metric. */
    Optional<Double> lowestGain(Metric metric, double confidence, int resamples, long seed) {
        double[] gains = gains(metric);
        return gains.length == 0
                ? Optional.empty()
                : Optional.of(PairedBootstrap.bounds(gains, confidence, resamples, seed)
                        .low());
    }

    /** The candidate's mean gain; 0 where no row has the metric. */
    double meanGain(Metric metric) {
        return Arrays.stream(gains(metric)).average().orElse(0);
    }

    List<RowPair> pairs() {
        return pairs;
    }

    private double[] gains(Metric metric) {
        return pairs.stream()
                .filter(pair -> pair.has(metric))
                .mapToDouble(pair -> pair.gain(metric))
                .toArray();
    }
}
