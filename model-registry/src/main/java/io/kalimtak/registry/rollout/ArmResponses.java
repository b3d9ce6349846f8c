package io.kalimtak.registry.rollout;

import io.kalimtak.registry.decision.Difference;
import io.kalimtak.registry.decision.ExperimentEvidence;
import io.kalimtak.registry.decision.Finding;
import io.kalimtak.registry.decision.Measure;
import io.kalimtak.registry.decision.OffPolicy;
import io.kalimtak.registry.decision.Policy;
import io.kalimtak.registry.decision.Shares;
import io.kalimtak.registry.rollout.Experiment.Challenger;
import io.kalimtak.registry.rollout.ExperimentLook.Found;
import io.kalimtak.registry.rollout.ExperimentResponse.ArmResponse;
import io.kalimtak.registry.rollout.ExperimentResponse.Ratings;
import io.kalimtak.registry.route.Arm;
import java.util.List;
import java.util.Optional;

/**
 * Says what is known of each arm of an experiment.
 *
 * @param newest the newest decision, if there is one
 * @param rated every rating; none where estimates are not asked for
 */
record ArmResponses(Rollout rollout, Optional<Found> newest, Policy policy, List<OffPolicy.Rated> rated) {
    ArmResponse live(Experiment experiment) {
        return new ArmResponse(
                Arm.LIVE,
                rollout.fromVersion(),
                rollout.isOpen() ? Shares.rest(experiment.share()) : 0,
                rollout.state() == RolloutState.COMPLETED ? "lost" : "running",
                ratings(Arm.LIVE),
                null,
                best(Arm.LIVE),
                estimates(Arm.LIVE));
    }

    ArmResponse of(Challenger arm) {
        return new ArmResponse(
                arm.arm(),
                arm.version(),
                arm.takesPart() && rollout.isOpen() ? arm.share() : 0,
                state(arm),
                ratings(arm.arm()),
                difference(arm.arm()),
                best(arm.arm()),
                estimates(arm.arm()));
    }

    private String state(Challenger arm) {
        if (!arm.takesPart() || rollout.state() == RolloutState.ROLLED_BACK) {
            return "dropped";
        }
        if (rollout.state() == RolloutState.COMPLETED) {
            return arm.version().equals(rollout.version()) ? "won" : "lost";
        }
        return rollout.isOpen() ? "running" : "superseded";
    }

    /** Of those that took part in the newest decision. */
    private Ratings ratings(String arm) {
        return evidence()
                .flatMap(evidence -> evidence.arms().stream()
                        .filter(one -> arm.equals(Arm.LIVE) || one.arm().equals(arm))
                        .findFirst())
                .map(one -> one.differences().getOrDefault(Measure.SCORE, Difference.NONE))
                .map(score -> arm.equals(Arm.LIVE)
                        ? new Ratings(score.livePeople(), score.liveCount(), known(score.liveMean()))
                        : new Ratings(score.candidatePeople(), score.candidateCount(), known(score.candidateMean())))
                .orElse(new Ratings(0, 0, null));
    }

    private ExperimentResponse.Compared difference(String arm) {
        return newest.flatMap(found -> found.decision().arms().stream()
                        .filter(one -> one.arm().equals(arm))
                        .flatMap(one -> one.findings().stream())
                        .filter(finding -> finding.measure() == Measure.SCORE)
                        .findFirst())
                .filter(finding -> finding.outcome() != Finding.Outcome.TOO_FEW)
                .map(finding -> new ExperimentResponse.Compared(finding.estimate(), finding.lower(), finding.upper()))
                .orElse(null);
    }

    /** Null for an arm that takes no part any more. */
    private Double best(String arm) {
        if (evidence().isEmpty()) {
            return null;
        }
        ExperimentEvidence evidence = evidence().get();
        List<Double> all = Bandit.best(evidence, policy);
        for (int i = 0; i < evidence.arms().size(); i++) {
            if (evidence.arms().get(i).arm().equals(arm)) {
                return all.get(i + 1);
            }
        }
        return arm.equals(Arm.LIVE) ? all.getFirst() : null;
    }

    private OffPolicy.Value estimates(String arm) {
        return rated.isEmpty() ? null : OffPolicy.of(arm, rated);
    }

    private Optional<ExperimentEvidence> evidence() {
        return newest.map(Found::evidence);
    }

    private static Double known(double mean) {
        return Double.isFinite(mean) ? mean : null;
    }
}
