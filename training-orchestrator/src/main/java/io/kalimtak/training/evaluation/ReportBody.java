package io.kalimtak.training.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kalimtak.prompt.EvaluatedRow;
import io.kalimtak.prompt.EvaluationResult;
import io.kalimtak.prompt.GateVerdict;
import io.kalimtak.training.sets.SetRow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an evaluation found.
 *
 * @param evalRows held-out rows measured
 * @param metrics by version ({@code live}, {@code candidate}), by name; docs/metrics.md defines each
 * @param slices by dimension ({@code language}, {@code target_tool}, {@code domain})
 * @param gate the verdict, or null where only the live version was measured
 * @param examples rows on which the versions differ most; of one version alone, those it answers worst
 * @param parts the same figures on other rows, by their name
 * @param intervals candidate less live on the held-out rows, by metric; empty where only live was measured
 * @param satisfaction what people said, by version
 * @param judged what a judge model said, or null where none was asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportBody(
        int evalRows,
        Map<String, Map<String, Double>> metrics,
        Map<String, List<Slice>> slices,
        GateVerdict gate,
        List<Example> examples,
        Map<String, Part> parts,
        Map<String, Interval> intervals,
        Map<String, Satisfaction> satisfaction,
        Judged judged) {
    /** Reports of earlier releases have the first five only. */
    public ReportBody {
        parts = parts == null ? Map.of() : parts;
        intervals = intervals == null ? Map.of() : intervals;
        satisfaction = satisfaction == null ? Map.of() : satisfaction;
    }

    /** The same without the rows that it quotes. */
    ReportBody withoutExamples() {
        return new ReportBody(evalRows, metrics, slices, gate, List.of(), parts, intervals, satisfaction, judged);
    }

    ReportBody withParts(Map<String, Part> measured) {
        return new ReportBody(evalRows, metrics, slices, gate, examples, measured, intervals, satisfaction, judged);
    }

    ReportBody withIntervals(Map<String, Interval> found) {
        return new ReportBody(evalRows, metrics, slices, gate, examples, parts, found, satisfaction, judged);
    }

    ReportBody withSatisfaction(Map<String, Satisfaction> said) {
        return new ReportBody(evalRows, metrics, slices, gate, examples, parts, intervals, said, judged);
    }

    ReportBody withJudged(Judged said) {
        return new ReportBody(evalRows, metrics, slices, gate, examples, parts, intervals, satisfaction, said);
    }

    /** Composes the report; {@code candidate} and {@code gate} are null when the live version is measured alone. */
    static ReportBody of(
            List<SetRow> rows, EvaluationResult live, EvaluationResult candidate, GateVerdict gate, int examples) {
        Map<String, Map<String, Double>> metrics = new TreeMap<>();
        metrics.put("live", finite(live.metrics()));
        if (candidate != null) {
            metrics.put("candidate", finite(candidate.metrics()));
        }
        Map<String, List<Slice>> slices = new TreeMap<>();
        slices.put("language", Slice.by(EvaluatedRow::language, live, candidate));
        slices.put("target_tool", Slice.by(EvaluatedRow::targetTool, live, candidate));
        Map<String, SetRow> byId = byId(rows);
        slices.put("domain", Slice.by(row -> byId.get(row.id()).domain(), live, candidate));
        return new ReportBody(
                rows.size(),
                metrics,
                slices,
                gate,
                examples(rows, live, candidate, examples),
                Map.of(),
                Map.of(),
                Map.of(),
                null);
    }

    /** JSON has no NaN and no infinity. */
    static Map<String, Double> finite(Map<String, Double> metrics) {
        Map<String, Double> finite = new TreeMap<>(metrics);
        finite.values().removeIf(value -> !Double.isFinite(value));
        return finite;
    }

    private static List<Example> examples(
            List<SetRow> rows, EvaluationResult live, EvaluationResult candidate, int count) {
        Map<String, SetRow> byId = byId(rows);
        Map<String, EvaluatedRow> after = new HashMap<>();
        if (candidate != null) {
            candidate.rows().forEach(row -> after.put(row.id(), row));
        }
        Comparator<EvaluatedRow> order = candidate == null
                ? Comparator.comparingDouble(EvaluatedRow::cosine)
                : Comparator.comparingDouble(
                        row -> -Math.abs(after.get(row.id()).cosine() - row.cosine()));
        return live.rows().stream()
                .sorted(order.thenComparing(EvaluatedRow::id))
                .limit(count)
                .map(row -> example(byId.get(row.id()), row, after.get(row.id())))
                .toList();
    }

    private static Map<String, SetRow> byId(List<SetRow> rows) {
        Map<String, SetRow> byId = new HashMap<>();
        rows.forEach(row -> byId.put(row.id(), row));
        return byId;
    }

    private static Example example(SetRow row, EvaluatedRow live, EvaluatedRow candidate) {
        return new Example(
                row.id(), row.input(), row.target(), live.answer(), candidate == null ? null : candidate.answer());
    }
}
