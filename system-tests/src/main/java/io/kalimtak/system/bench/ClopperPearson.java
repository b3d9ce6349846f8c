package io.kalimtak.system.bench;

/**
 * The exact upper bound of a share (Clopper and Pearson 1934): the largest share under which so few successes are not
 * less likely than the error that is allowed for.
 */
public final class ClopperPearson {
    private static final int HALVINGS = 60;

    private ClopperPearson() {}

    /**
     * The one-sided bound.
     *
     * @param successes from 0 to the number of trials
     * @param confidence such as 0.95
     */
    public static double upper(int successes, int trials, double confidence) {
        if (successes == trials) {
            return 1;
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (atMost(successes, trials, middle) > 1 - confidence) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The probability of at most so many successes. In logarithms, for the single terms are very small. */
    private static double atMost(int successes, int trials, double share) {
        double sum = 0;
        double logChoose = 0;
        for (int k = 0; k <= successes; k++) {
            sum += Math.exp(logChoose + k * Math.log(share) + (trials - k) * Math.log1p(-share));
            logChoose += Math.log((double) (trials - k) / (k + 1));
        }
        return sum;
    }
}
