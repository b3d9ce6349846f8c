package io.kalimtak.prompt.artifact;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** {@code <language>/weights.json}: the small fitted models. */
@JsonPropertyOrder(alphabetic = true)
record WeightsJson(double[] retrieval, double[] lines, double[] bars) {}
