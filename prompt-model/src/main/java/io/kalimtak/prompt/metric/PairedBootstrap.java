package io.kalimtak.prompt.metric;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Percentile interval of the mean of paired differences (Efron 1979; Koehn 2004 for paired use on text metrics). */
public final class PairedBootstrap {
    private PairedBootstrap() {}

    /**
     * The lower end of the two-sided interval.
     *
     * @param differences candidate minus live, one a pair, at least one
     * @param confidence such as 0.95
     * @param resamples how many times the pairs are drawn anew, with replacement
     * @param seed same seed, same bound
     */
    public static double lowerBound(double[] differences, double confidence, int resamples, long seed) {
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
        return Percentile.ofSorted(means, (1 - confidence) / 2);
    }
}
