package io.kalimtak.system.simulation;

import io.kalimtak.registry.decision.Verdict;

/**
 * Welch's t-test of all ratings at 5 %, planned for one look and looked at every hour. It is planned to find 0.2 stars in
 * four of five cases, and promotes where that many ratings of the candidate found nothing.
 */
final class RepeatedTTest extends PooledRule {
    /** 2 · (1.96 + 0.84)² · 1.2² / 0.2², the text-book's number for an arm at a standard deviation of 1.2 stars. */
    static final int PLANNED = 564;

    private static final int LEAST = 10;
    private static final double NORMAL = 1.959964;

    @Override
    Verdict judge(Moments live, Moments candidate) {
        if (candidate.count() < LEAST || live.count() < LEAST) {
            return Verdict.WAIT;
        }
        double ofLive = live.variance() / live.count();
        double ofCandidate = candidate.variance() / candidate.count();
        double squared = ofLive + ofCandidate;
        double freedom = squared
                * squared
                / (ofLive * ofLive / (live.count() - 1) + ofCandidate * ofCandidate / (candidate.count() - 1));
        double t = (candidate.mean() - live.mean()) / Math.sqrt(squared);
        if (t < -critical(freedom)) {
            return Verdict.ROLL_BACK;
        }
        return candidate.count() >= PLANNED ? Verdict.ADVANCE : Verdict.WAIT;
    }

    /** Student's quantile from the normal one, by the first two terms of Abramowitz and Stegun 26.7.5. */
    static double critical(double freedom) {
        double cube = NORMAL * NORMAL * NORMAL;
        return NORMAL
                + (cube + NORMAL) / (4 * freedom)
                + (5 * cube * NORMAL * NORMAL + 16 * cube + 3 * NORMAL) / (96 * freedom * freedom);
    }
}
