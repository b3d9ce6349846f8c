package io.kalimtak.system.simulation;

import io.kalimtak.registry.decision.Policy;
import io.kalimtak.registry.decision.Verdict;

/**
 * A rule over all ratings of an arm together, each for itself, whoever gave it and when. A step goes on as with the
 * registry's rule, when it lasted long enough and enough people rated; the last one when the rule says so, too.
 */
abstract class PooledRule implements Rule {
    private final Policy policy = RegistryRule.POLICY;
    private final Moments live = new Moments();
    private final Moments candidate = new Moments();
    private final StepRaters raters = new StepRaters();

    @Override
    public void answered(Answer answer) {
        // Only ratings count.
    }

    @Override
    public void rated(Answer answer) {
        (answer.candidate() ? candidate : live).add(answer.stars());
        raters.add(answer);
    }

    @Override
    public Verdict at(Look look) {
        Verdict judged = judge(live, candidate);
        if (judged == Verdict.ROLL_BACK) {
            return judged;
        }
        boolean enough = look.atStep().compareTo(policy.minStep()) >= 0
                && raters.of(look.step()) >= policy.minRated()
                && (judged == Verdict.ADVANCE || look.nextShare() < 1);
        if (enough) {
            return Verdict.ADVANCE;
        }
        return look.atStep().compareTo(policy.maxStep()) >= 0 ? Verdict.HOLD : Verdict.WAIT;
    }

    /** ROLL_BACK, ADVANCE where all traffic may come by now, or WAIT. */
    abstract Verdict judge(Moments ofLive, Moments ofCandidate);
}
