package io.kalimtak.training.evaluation;

import io.kalimtak.prompt.EvaluatedRow;
import io.kalimtak.prompt.EvaluationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The means over one part of the held-out rows.
 *
 * @param value the language or target tool; {@code none} where rows name none
 * @param n rows in it
 * @param candidate null where only the live version was measured
 */
public record Slice(String value, int n, Means live, Means candidate) {
    /** Means of the figures of single answers. */
    public record Means(double accuracyCosine, double rougeL, double chrf, double sectionF1) {
        static Means of(List<EvaluatedRow> rows) {
            return new Means(
                    mean(rows, EvaluatedRow::cosine),
                    mean(rows, EvaluatedRow::rougeL),
                    mean(rows, EvaluatedRow::chrf),
                    mean(rows, EvaluatedRow::sectionF1));
        }

        private static double mean(List<EvaluatedRow> rows, ToDoubleFunction<EvaluatedRow> figure) {
            return rows.stream().mapToDouble(figure).average().orElse(0);
        }
    }

    static List<Slice> by(Function<EvaluatedRow, String> key, EvaluationResult live, EvaluationResult candidate) {
        Map<String, List<EvaluatedRow>> before = grouped(key, live);
        Map<String, List<EvaluatedRow>> after = candidate == null ? Map.of() : grouped(key, candidate);
        List<Slice> slices = new ArrayList<>();
        before.forEach((value, rows) -> slices.add(new Slice(
                value, rows.size(), Means.of(rows), after.containsKey(value) ? Means.of(after.get(value)) : null)));
        return slices;
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
