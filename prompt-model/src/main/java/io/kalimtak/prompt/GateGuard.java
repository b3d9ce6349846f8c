package io.kalimtak.prompt;

/**
 * How far a metric may get worse.
 *
 * @param maxLoss the most that it may, from 0: in the metric's own unit, or as a share of live's value
 * @param relative whether it is a share
 * @param by what must keep to it
 */
public record GateGuard(double maxLoss, boolean relative, By by) {
    /** What decides. */
    public enum By {
        /** The change of the mean over rows as it was measured. */
        MEAN,
        /** The end of its confidence interval that is worse for the candidate: fewer rows then pass less easily. */
        INTERVAL
    }

    public GateGuard {
        if (!(maxLoss >= 0) || Double.isInfinite(maxLoss)) {
            throw new IllegalArgumentException("the allowed loss must be a number from 0, not " + maxLoss);
        }
    }

    /** A loss of the mean in the metric's own unit. */
    public static GateGuard mean(double maxLoss) {
        return new GateGuard(maxLoss, false, By.MEAN);
    }

    double bound(double live) {
        return -maxLoss * (relative ? Math.abs(live) : 1);
    }
}
