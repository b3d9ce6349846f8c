package io.kalimtak.interaction.metrics;

import org.hipparchus.distribution.continuous.TDistribution;

/** Confidence intervals of 95 %. */
final class Intervals {
    private static final double CONFIDENCE = 0.95;
    /** The 0.975 quantile of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    private static final double LOWEST_SCORE = 1;
    private static final double HIGHEST_SCORE = 5;

    private Intervals() {}

    /**
     * Of a mean score: Student's t interval with the sample's standard deviation (Student 1908), cut to the scale of 1
     * to 5. One score says nothing about others, so its interval is the whole scale. Equal scores have an interval
     * without width. Needs at least one score.
     */
    static Bounds ofMean(long scores, double mean, double deviation) {
        if (scores < 2) {
            return new Bounds(LOWEST_SCORE, HIGHEST_SCORE);
        }
        double quantile = new TDistribution(scores - 1.0).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        double half = quantile * deviation / Math.sqrt(scores);
        return new Bounds(Math.max(LOWEST_SCORE, mean - half), Math.min(HIGHEST_SCORE, mean + half));
    }

    /** Of a share: Wilson's score interval (Wilson 1927; Brown, Cai and DasGupta 2001). Needs at least one of all. */
    static Bounds ofShare(long some, long all) {
        double share = (double) some / all;
        double z2 = Z * Z;
        double middle = share + z2 / (2 * all);
        double half = Z * Math.sqrt(share * (1 - share) / all + z2 / (4.0 * all * all));
        double scale = 1 + z2 / all;
        return new Bounds(Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale));
    }
}
