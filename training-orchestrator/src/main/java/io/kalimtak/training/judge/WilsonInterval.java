package io.kalimtak.training.judge;

/**
 * The score interval of a share (Wilson 1927), with 95 % confidence. It needs no large sample and never leaves 0 to 1; of
 * no trials it is all of that range.
 *
 * @param share successes ÷ trials; a half where there are no trials
 */
record WilsonInterval(double share, double low, double high) {
    /** The 97.5 % quantile of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    /** Successes may be halves, as ties are. */
    static WilsonInterval of(double successes, int trials) {
        if (trials == 0) {
            return new WilsonInterval(0.5, 0, 1);
        }
        double n = trials;
        double share = successes / n;
        double square = Z * Z;
        double centre = (share + square / (2 * n)) / (1 + square / n);
        double reach = Z / (1 + square / n) * Math.sqrt(share * (1 - share) / n + square / (4 * n * n));
        return new WilsonInterval(share, Math.clamp(centre - reach, 0, 1), Math.clamp(centre + reach, 0, 1));
    }
}
