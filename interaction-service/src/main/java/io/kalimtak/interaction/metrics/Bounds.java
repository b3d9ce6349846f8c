package io.kalimtak.interaction.metrics;

/** The ends of a confidence interval. */
record Bounds(double low, double high) {}
