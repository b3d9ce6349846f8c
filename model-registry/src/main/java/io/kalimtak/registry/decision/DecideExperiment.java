package io.kalimtak.registry.decision;

import io.kalimtak.registry.decision.ExperimentDecision.Found;
import io.kalimtak.registry.decision.ExperimentDecision.Verdict;
import io.kalimtak.registry.decision.ExperimentEvidence.Challenger;
import io.kalimtak.registry.decision.Finding.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rule of experiments: whoever is proven worse than the live version is dropped at any look; whoever is proven better
 * and leads takes all traffic, once the experiment has lasted long enough. Every arm is judged as a canary is, with its part
 * of the errors that are allowed for: the sum over the arms that began bounds all of them together (Bonferroni).
 */
public final class DecideExperiment {
    private DecideExperiment() {}

    /** The decision; the same for the same evidence and policy. */
    public static ExperimentDecision on(ExperimentEvidence evidence, ExperimentPolicy policy) {
        List<Found> found =
                evidence.arms().stream().map(arm -> found(arm, policy.arm())).toList();
        Optional<Found> unequal = found.stream()
                .filter(one -> one.sampleRatioP() < policy.arm().sampleRatioAlpha())
                .findFirst();
        if (unequal.isPresent()) {
            return decision(
                    Verdict.HOLD,
                    String.format(
                            Locale.ROOT,
                            "%s and live do not have the people that their shares ask for (p = %.2g): something loses"
                                    + " people of one arm, and no comparison holds",
                            unequal.get().arm(),
                            unequal.get().sampleRatioP()),
                    found);
        }
        return harm(found).orElseGet(() -> onward(evidence, policy, found));
    }

    private static Found found(Challenger arm, Policy policy) {
        return new Found(arm.arm(), Judgement.all(arm.differences(), policy), SampleRatio.pValue(arm.arrivals()));
    }

    private static Optional<ExperimentDecision> harm(List<Found> found) {
        List<String> harmful = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (Found one : found) {
            one.findings().stream()
                    .filter(finding -> finding.outcome() == Outcome.HARM)
                    .findFirst()
                    .ifPresent(finding -> {
                        harmful.add(one.arm());
                        said.add(one.arm() + " proven worse: " + finding.said());
                    });
        }
        if (harmful.isEmpty()) {
            return Optional.empty();
        }
        Verdict verdict = harmful.size() == found.size() ? Verdict.ROLL_BACK : Verdict.DROP;
        return Optional.of(new ExperimentDecision(verdict, String.join("; ", said), null, harmful, found));
    }

    private static ExperimentDecision onward(ExperimentEvidence evidence, ExperimentPolicy policy, List<Found> found) {
        Found leader = found.stream()
                .max(Comparator.comparingDouble(one -> score(one).estimate()))
                .orElseThrow(() -> new IllegalArgumentException("an experiment without an arm"));
        Finding score = score(leader);
        boolean better = score.lower() != null && score.lower() > 0;
        long rated = evidence.arms().stream()
                .filter(arm -> arm.arm().equals(leader.arm()))
                .mapToLong(Challenger::rated)
                .sum();
        if (better
                && evidence.running().compareTo(policy.arm().minStep()) >= 0
                && rated >= policy.arm().minRated()) {
            return new ExperimentDecision(
                    Verdict.CONCLUDE,
                    leader.arm() + " leads and is proven better: " + score.said(),
                    leader.arm(),
                    List.of(),
                    found);
        }
        String open =
                found.stream().map(one -> one.arm() + " " + score(one).said()).collect(Collectors.joining("; "));
        if (evidence.running().compareTo(policy.longest()) >= 0) {
            return decision(Verdict.HOLD, "the experiment is over and nobody has won: " + open, found);
        }
        return decision(Verdict.WAIT, "nobody is proven better or worse: " + open, found);
    }

    private static Finding score(Found found) {
        return found.findings().stream()
                .filter(finding -> finding.measure() == Measure.SCORE)
                .findFirst()
                .orElseThrow();
    }

    private static ExperimentDecision decision(Verdict verdict, String reason, List<Found> found) {
        return new ExperimentDecision(verdict, reason, null, List.of(), found);
    }
}
