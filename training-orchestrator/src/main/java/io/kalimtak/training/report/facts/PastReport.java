package io.kalimtak.training.report.facts;

import io.kalimtak.training.evaluation.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What trends take from a stored report: figures, no words of anybody.
 *
 * @param candidate null where live was measured alone
 * @param metrics by {@code live} and {@code candidate}, by name
 * @param slices means of parts, by {@code language}, {@code target_tool} and so on
 */
public record PastReport(
        Instant finishedAt,
        String live,
        String candidate,
        Map<String, Map<String, Double>> metrics,
        Map<String, List<Slice>> slices) {}
