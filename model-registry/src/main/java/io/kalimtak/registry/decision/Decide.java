package io.kalimtak.registry.decision;

import io.kalimtak.registry.decision.Finding.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The rule. Harm is looked for at every look; a step goes on when it has lasted long enough, enough people rated it and
 * ratings do not point down beyond the margin, which up to a small share is no reason to stay: among so few people it would
 * take weeks to prove that a version is bad. All traffic comes only after ratings are proven no worse than the margin.
 * Where there is too little to say, it waits, and after a while is held: it never goes on for lack of news.
 */
public final class Decide {
    private Decide() {}

    /** The decision; the same for the same evidence and policy. */
    public static Decision on(Evidence evidence, Policy policy) {
        List<Finding> findings = Judgement.all(evidence.differences(), policy);
        double ratio = SampleRatio.pValue(evidence.arrivals());
        if (ratio < policy.sampleRatioAlpha()) {
            return new Decision(
                    Verdict.HOLD,
                    text(
                            "the arms do not have the people that their shares ask for (p = %.2g): something loses people"
                                    + " of one arm, and no comparison holds",
                            ratio),
                    findings,
                    ratio);
        }
        Optional<Finding> harm = harm(findings);
        if (harm.isPresent()) {
            return new Decision(Verdict.ROLL_BACK, "proven worse: " + harm.get().said(), findings, ratio);
        }
        return onward(evidence, policy, findings, ratio);
    }

    /**
     * What is to be done with a version that has all traffic, compared with the record of the one before it. They did not
     * serve at the same time, so that a difference may be the weather's: only what is worse by more than its margin, ratings
     * too, sends it back.
     */
    public static Decision afterwards(Evidence evidence, Policy policy) {
        List<Finding> findings = policy.guards().entrySet().stream()
                .map(guard -> Judgement.beyondMargin(
                        guard.getKey(),
                        guard.getValue(),
                        evidence.differences().getOrDefault(guard.getKey(), Difference.NONE)))
                .toList();
        return harm(findings)
                .map(harm -> new Decision(
                        Verdict.ROLL_BACK, "proven worse than the version before: " + harm.said(), findings, 1))
                .orElseGet(() -> new Decision(Verdict.WAIT, "not proven worse than the version before", findings, 1));
    }

    /**
     * What is to be done with a shadow, whose answers stand beside those that were shown for the same requests. Harm sends it
     * away; it is through when it has lasted long enough for enough people and nothing that was measured is open any more.
     */
    public static Decision shadow(Evidence evidence, Policy policy) {
        List<Finding> findings = Judgement.all(evidence.differences(), policy).stream()
                .filter(finding -> evidence.differences().containsKey(finding.measure()))
                .toList();
        Optional<Finding> harm = harm(findings);
        if (harm.isPresent()) {
            return new Decision(Verdict.ROLL_BACK, "proven worse: " + harm.get().said(), findings, 1);
        }
        StringJoiner missing = new StringJoiner("; ");
        if (evidence.atStep().compareTo(policy.minStep()) < 0) {
            missing.add("a shadow lasts " + policy.minStep() + " at least");
        }
        findings.stream()
                .filter(finding -> finding.outcome() != Outcome.SAFE)
                .forEach(finding -> missing.add("not proven to be no worse: " + finding.said()));
        if (missing.length() == 0) {
            return new Decision(Verdict.ADVANCE, "nothing that machines measure is worse", findings, 1);
        }
        return evidence.atStep().compareTo(policy.maxStep()) >= 0
                ? new Decision(Verdict.HOLD, "the shadow is over and still " + missing, findings, 1)
                : new Decision(Verdict.WAIT, missing.toString(), findings, 1);
    }

    private static Optional<Finding> harm(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.outcome() == Outcome.HARM)
                .findFirst();
    }

    private static Decision onward(Evidence evidence, Policy policy, List<Finding> findings, double ratio) {
        Finding score = findings.stream()
                .filter(finding -> finding.measure() == Measure.SCORE)
                .findFirst()
                .orElseThrow();
        Optional<String> missing = missing(evidence, policy, score);
        if (missing.isEmpty()) {
            return new Decision(Verdict.ADVANCE, score.said(), findings, ratio);
        }
        if (evidence.atStep().compareTo(policy.maxStep()) >= 0) {
            return new Decision(Verdict.HOLD, "the step is over and still " + missing.get(), findings, ratio);
        }
        return new Decision(Verdict.WAIT, missing.get(), findings, ratio);
    }

    /** What a step still lacks. */
    private static Optional<String> missing(Evidence evidence, Policy policy, Finding score) {
        StringJoiner missing = new StringJoiner("; ");
        if (evidence.atStep().compareTo(policy.minStep()) < 0) {
            missing.add("a step lasts " + policy.minStep() + " at least");
        }
        if (evidence.ratedInStep() < policy.minRated()) {
            missing.add("ratings of " + evidence.ratedInStep() + " people in this step, of " + policy.minRated());
        }
        if (evidence.lastTrial()) {
            if (score.outcome() != Outcome.SAFE) {
                missing.add("not proven to be no worse: " + score.said());
            }
        } else if (evidence.nextShare() > policy.doubtfulShare() && score.estimate() <= -score.margin()) {
            missing.add("ratings point down: " + score.said());
        }
        return missing.length() == 0 ? Optional.empty() : Optional.of(missing.toString());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
