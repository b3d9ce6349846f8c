package io.kalimtak.training.report.facts;

import java.time.Instant;
import java.util.Map;

/**
 * What trends take from a stored report: figures, no words of anybody.
 *
 * @param candidate null where live was measured alone
 * @param metrics by {@code live} and {@code candidate}, by name
 */
public record PastReport(
        Instant finishedAt, String live, String candidate, Map<String, Map<String, Double>> metrics) {}
