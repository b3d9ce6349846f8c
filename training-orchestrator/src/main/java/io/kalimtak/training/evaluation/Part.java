package io.kalimtak.training.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The same figures on other rows than the held-out ones: {@code golden}, {@code fresh}.
 *
 * @param rows rows measured
 * @param metrics by version ({@code live}, {@code candidate}), by name; empty where nothing was measured
 * @param reason why nothing was measured, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Part(int rows, Map<String, Map<String, Double>> metrics, String reason) {}
