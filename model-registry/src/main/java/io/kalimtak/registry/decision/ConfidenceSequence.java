package io.kalimtak.registry.decision;

/**
 * Intervals that hold at all looks at once, so that one may look as often as one likes and stop when one likes.
 *
 * <p>The normal mixture of Robbins (1970), "Statistical methods related to the law of the iterated logarithm", used on a
 * difference of means with its estimated variance: the asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha,
 * Kennedy and Ramdas (2024), "Time-uniform central limit theory and asymptotic confidence sequences", which is what
 * inverting the mSPRT of Johari, Koomen, Pekelis and Walsh (2017) gives. Asymptotic: it needs some people in each arm
 * before it may be looked at; docs/rollouts.md shows by simulation how often it errs.
 */
public final class ConfidenceSequence {
    private ConfidenceSequence() {}

    /**
     * The interval around an estimate, wrong at any look with a probability of at most alpha.
     *
     * @param variance of the estimate, not of one observation
     * @param effect the size of difference that the sequence is tightest for: the standard deviation of the mixture
     * @throws IllegalArgumentException for a variance below 0, an effect that is not positive, an alpha outside (0, 1)
     */
    public static Interval around(double estimate, double variance, double effect, double alpha) {
        if (!(variance >= 0) || !(effect > 0) || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException(
                    "a variance of " + variance + ", an effect of " + effect + ", an alpha of " + alpha);
        }
        // A variance is not zero because its estimate is: nothing is proven by it.
        if (variance == 0 || Double.isInfinite(variance)) {
            return Interval.UNKNOWN;
        }
        double mixture = effect * effect;
        double radius = Math.sqrt(variance
                * (variance + mixture)
                / mixture
                * (2 * Math.log(1 / alpha) + Math.log((variance + mixture) / variance)));
        return new Interval(estimate - radius, estimate + radius);
    }
}
