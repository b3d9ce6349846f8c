package io.kalimtak.training.evaluation;

import io.kalimtak.prompt.AnswerMetrics;
import io.kalimtak.prompt.EvaluatedRow;
import io.kalimtak.prompt.EvaluationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The figures over one part of the held-out rows, by name; docs/metrics.md defines each.
 *
 * @param value the language, target tool or domain; {@code none} where rows name none
 * @param n rows in it
 * @param candidate null where only the live version was measured
 */
public record Slice(String value, int n, Map<String, Double> live, Map<String, Double> candidate) {
    static List<Slice> by(Function<EvaluatedRow, String> key, EvaluationResult live, EvaluationResult candidate) {
        Map<String, List<EvaluatedRow>> before = grouped(key, live);
        Map<String, List<EvaluatedRow>> after = candidate == null ? Map.of() : grouped(key, candidate);
        List<Slice> slices = new ArrayList<>();
        before.forEach((value, rows) -> slices.add(new Slice(
                value, rows.size(), figures(rows), after.containsKey(value) ? figures(after.get(value)) : null)));
        return slices;
    }

    private static Map<String, Double> figures(List<EvaluatedRow> rows) {
        Map<String, Double> figures = AnswerMetrics.of(rows);
        figures.remove("n");
        return figures;
    }

    private static Map<String, List<EvaluatedRow>> grouped(
            Function<EvaluatedRow, String> key, EvaluationResult result) {
        Map<String, List<EvaluatedRow>> groups = new TreeMap<>();
        for (EvaluatedRow row : result.rows()) {
            String value = key.apply(row);
            groups.computeIfAbsent(value == null ? "none" : value, name -> new ArrayList<>())
                    .add(row);
        }
        return groups;
    }
}
