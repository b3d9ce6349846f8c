package io.kalimtak.registry.decision;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Arithmetic of shares, in decimals of four places: what they leave is 0.1 and not 0.09999999999999998. */
public final class Shares {
    /** Decimals that a share has at most. */
    public static final int DECIMALS = 4;

    private Shares() {}

    /** The share cut to four decimals. */
    public static double floor(double share) {
        return BigDecimal.valueOf(share).setScale(DECIMALS, RoundingMode.FLOOR).doubleValue();
    }

    /** What a share, or a sum of shares that each have four decimals, leaves of 1. */
    public static double rest(double share) {
        return BigDecimal.ONE
                .subtract(BigDecimal.valueOf(share).setScale(DECIMALS, RoundingMode.HALF_UP))
                .doubleValue();
    }
}
