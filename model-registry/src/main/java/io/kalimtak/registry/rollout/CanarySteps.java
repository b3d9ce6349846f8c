package io.kalimtak.registry.rollout;

import io.kalimtak.kit.problem.ProblemException;
import java.math.BigDecimal;
import java.util.List;

/**
 * The shares that a rollout walks through: ascending, at most four decimals, the last one is 1. Four decimals because a
 * share and what it leaves, both rounded to doubles, then add up to exactly 1.
 */
record CanarySteps(List<Double> shares) {
    /** All traffic in one step. */
    static final CanarySteps AT_ONCE = new CanarySteps(List.of(1.0));

    /** No traffic at all: a shadow. */
    static final CanarySteps UNSEEN = new CanarySteps(List.of(0.0));

    private static final int MOST = 20;
    private static final int DECIMALS = 4;

    CanarySteps {
        shares = List.copyOf(shares);
    }

    /** Steps that a caller or the configuration named; a 400 that names the step which is wrong. */
    static CanarySteps checked(List<Double> shares) {
        if (shares.isEmpty() || shares.size() > MOST) {
            throw ProblemException.violation("steps", "must have 1 to " + MOST + " shares");
        }
        double before = 0;
        for (int i = 0; i < shares.size(); i++) {
            check("steps[" + i + "]", shares.get(i), before);
            before = shares.get(i);
        }
        if (before != 1.0) {
            throw ProblemException.violation(
                    "steps[" + (shares.size() - 1) + "]", "must be 1: the last step is all traffic");
        }
        return new CanarySteps(shares);
    }

    private static void check(String field, Double share, double before) {
        if (share == null || !Double.isFinite(share) || share <= 0 || share > 1) {
            throw ProblemException.violation(field, "must be a share above 0 and at most 1");
        }
        if (BigDecimal.valueOf(share).stripTrailingZeros().scale() > DECIMALS) {
            throw ProblemException.violation(field, "must have at most " + DECIMALS + " decimals");
        }
        if (share <= before) {
            throw ProblemException.violation(field, "must be larger than the step before it");
        }
    }

    double share(int step) {
        return shares.get(step);
    }

    /** The share of the step after this one; all traffic where there is none. */
    double shareAfter(int step) {
        return step + 1 < shares.size() ? shares.get(step + 1) : 1;
    }

    /** The step of a share; -1 for one that is none of them. */
    int indexOf(double share) {
        return shares.indexOf(share);
    }

    boolean isLast(int step) {
        return step == shares.size() - 1;
    }
}
