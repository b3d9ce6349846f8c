package io.kalimtak.training.evaluation;

/**
 * Candidate less live on the same rows, with its confidence interval.
 *
 * @param difference mean over rows
 * @param low lower end
 * @param high upper end
 */
public record Interval(double difference, double low, double high) {}
