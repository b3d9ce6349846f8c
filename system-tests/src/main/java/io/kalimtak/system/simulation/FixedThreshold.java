package io.kalimtak.system.simulation;

import io.kalimtak.registry.decision.Verdict;

/**
 * A rule that many dashboards have: after 50 ratings the candidate is taken off when its mean lies 0.2 stars below the
 * live version's.
 */
final class FixedThreshold extends PooledRule {
    private static final int RATINGS = 50;
    private static final double BELOW = 0.2;

    @Override
    Verdict judge(Moments live, Moments candidate) {
        if (candidate.count() < RATINGS || live.count() == 0) {
            return Verdict.WAIT;
        }
        return candidate.mean() <= live.mean() - BELOW ? Verdict.ROLL_BACK : Verdict.ADVANCE;
    }
}
