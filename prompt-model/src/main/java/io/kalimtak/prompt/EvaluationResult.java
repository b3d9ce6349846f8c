package io.kalimtak.prompt;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A version measured on a set.
 *
 * @param version the version's name
 * @param rows one a pair, in the order of the pairs
 * @param metrics name to value, sorted by name; docs/metrics.md defines each
 */
public record EvaluationResult(String version, List<EvaluatedRow> rows, Map<String, Double> metrics) {
    public EvaluationResult {
        rows = List.copyOf(rows);
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    }
}
