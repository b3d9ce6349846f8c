package io.kalimtak.prompt;

import io.kalimtak.prompt.metric.DistinctN;
import io.kalimtak.prompt.metric.Percentile;
import io.kalimtak.prompt.metric.SelfBleu;
import io.kalimtak.prompt.metric.SelfDuplication;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A version's figures, as far as they follow from its measured rows alone. */
public final class AnswerMetrics {
    private AnswerMetrics() {}

    /** All but {@code embedding_dispersion}, which needs the answers' vectors; by name, as docs/metrics.md defines them. */
    public static Map<String, Double> of(List<EvaluatedRow> rows) {
        List<String> answers = rows.stream().map(EvaluatedRow::answer).toList();
        double[] latencies =
                rows.stream().mapToDouble(EvaluatedRow::latencyMs).sorted().toArray();
        Map<String, Double> metrics = means(rows);
        metrics.put("n", (double) rows.size());
        metrics.put(Metric.DISTINCT_1.label(), DistinctN.of(answers, 1));
        metrics.put(Metric.DISTINCT_2.label(), DistinctN.of(answers, 2));
        metrics.put(Metric.SELF_DUPLICATION.label(), SelfDuplication.share(answers));
        metrics.put(Metric.SELF_BLEU.label(), SelfBleu.of(answers));
        metrics.put(Metric.LATENCY_P50.label(), Percentile.ofSorted(latencies, 0.5));
        metrics.put(Metric.LATENCY_P99.label(), Percentile.ofSorted(latencies, 0.99));
        return metrics;
    }

    /** The means of the figures that single answers have, by name; without those that none has. */
    public static Map<String, Double> means(List<EvaluatedRow> rows) {
        Map<String, Double> means = new TreeMap<>();
        for (Metric metric : Metric.values()) {
            OptionalDouble mean = rows.stream()
                    .map(row -> row.figure(metric))
                    .flatMapToDouble(OptionalDouble::stream)
                    .average();
            mean.ifPresent(value -> means.put(metric.label(), value));
        }
        return means;
    }
}
