package io.kalimtak.training.evaluation;

/**
 * What people said of one version's answers, 1–5.
 *
 * @param ratings how many answers were rated
 * @param mean mean score, with the ends of its confidence interval
 * @param liked share of ratings of 4 or 5, with the ends of its confidence interval
 */
public record Satisfaction(
        long ratings, double mean, double meanLow, double meanHigh, double liked, double likedLow, double likedHigh) {}
