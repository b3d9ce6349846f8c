package io.kalimtak.training.evaluation;

import io.kalimtak.prompt.EvaluationResult;
import io.kalimtak.prompt.PromptModel;
import io.kalimtak.training.sets.SetRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Versions measured on other rows than the held-out ones.
 *
 * @param live null where there was nothing to measure
 * @param candidate null there, too, and where live was measured alone
 * @param part as the report has it
 */
record MeasuredPart(EvaluationResult live, EvaluationResult candidate, Part part) {
    /**
     * Measures on the rows that live did not write itself.
     *
     * @param candidate null to measure live alone, on all rows
     * @param reason why there are no rows
     */
    static MeasuredPart of(
            Measuring measuring, PromptModel live, PromptModel candidate, List<SetRow> rows, String reason) {
        List<SetRow> judged = candidate == null ? rows : measuring.notWrittenBy(live, rows);
        if (judged.isEmpty()) {
            String why = rows.isEmpty() ? reason : "The live version wrote all of these answers itself.";
            return new MeasuredPart(null, null, new Part(0, Map.of(), why));
        }
        EvaluationResult before = measuring.measure(live, judged);
        EvaluationResult after = candidate == null ? null : measuring.measure(candidate, judged);
        Map<String, Map<String, Double>> metrics = new TreeMap<>();
        metrics.put("live", ReportBody.finite(before.metrics()));
        if (after != null) {
            metrics.put("candidate", ReportBody.finite(after.metrics()));
        }
        return new MeasuredPart(before, after, new Part(judged.size(), metrics, null));
    }
}
