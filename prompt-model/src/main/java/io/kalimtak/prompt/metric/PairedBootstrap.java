package io.kalimtak.prompt.metric;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Percentile interval of the mean of paired differences (Efron 1979; Koehn 2004 for paired use on text metrics). */
public final class PairedBootstrap {
    private PairedBootstrap() {}

    /**
     * A mean and the ends of its two-sided interval.
     *
     * @param mean as it was measured
     */
    public record Bounds(double mean, double low, double high) {}

    /**
     * The mean of the differences with its interval.
     *
     * @param differences candidate minus live, one a pair, at least one
     * @param confidence such as 0.95
     * @param resamples how many times the pairs are drawn anew, with replacement
     * @param seed same seed, same bounds
     */
    public static Bounds bounds(double[] differences, double confidence, int resamples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[resamples];
        for (int r = 0; r < resamples; r++) {
            double sum = 0;
            for (int i = 0; i < differences.length; i++) {
                sum += differences[random.nextInt(differences.length)];
            }
            means[r] = sum / differences.length;
        }
        Arrays.sort(means);
        double tail = (1 - confidence) / 2;
        return new Bounds(
                Arrays.stream(differences).average().orElseThrow(),
                Percentile.ofSorted(means, tail),
                Percentile.ofSorted(means, 1 - tail));
    }
}
