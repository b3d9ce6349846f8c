package io.kalimtak.prompt;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * One held-out pair with the answer it got.
 *
 * @param figures of the answer, by metric; means over rows are the version's figures
 * @param latencyMs how long the answer took, milliseconds
 */
public record EvaluatedRow(
        String id, String language, String targetTool, String answer, Map<Metric, Double> figures, double latencyMs) {
    public EvaluatedRow {
        figures = Map.copyOf(figures);
    }

    /** The answer's figure; empty where it was not measured. */
    public OptionalDouble figure(Metric metric) {
        Double value = figures.get(metric);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Cosine of the answer and the accepted prompt, −1 to 1; 0 where it was not measured. */
    public double cosine() {
        return figure(Metric.ACCURACY_COSINE).orElse(0);
    }
}
