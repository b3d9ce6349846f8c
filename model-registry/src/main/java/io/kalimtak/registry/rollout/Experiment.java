package io.kalimtak.registry.rollout;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.registry.decision.Shares;
import io.kalimtak.registry.version.VersionStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The versions of an experiment beside the live one, in the order in which their shares are cut.
 *
 * @param rolloutId the rollout that says the rest of it
 */
record Experiment(UUID rolloutId, Allocation allocation, List<Challenger> arms) {
    /** Arms beside the live one that an experiment has at most: with more of them nobody learns anything. */
    static final int MOST = 5;

    Experiment {
        arms = List.copyOf(arms);
    }

    /**
     * One version beside the live one.
     *
     * @param share of the traffic; one that was dropped keeps it as a place that the live version answers from
     * @param droppedAt null while it takes part
     */
    record Challenger(
            int position, String arm, String version, VersionStatus foundStatus, double share, Instant droppedAt) {
        boolean takesPart() {
            return droppedAt == null;
        }

        Challenger with(double other) {
            return new Challenger(position, arm, version, foundStatus, other, droppedAt);
        }

        Challenger droppedAt(Instant at, double kept) {
            return new Challenger(position, arm, version, foundStatus, kept, at);
        }
    }

    /** Those that take part. */
    List<Challenger> running() {
        return arms.stream().filter(Challenger::takesPart).toList();
    }

    /** Of the traffic, what those that take part have together. */
    double share() {
        return running().stream()
                .map(arm -> BigDecimal.valueOf(arm.share()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
    }

    /** The arm of a version that takes part; a 422 that names those that do. */
    Challenger of(String version) {
        return running().stream()
                .filter(arm -> arm.version().equals(version))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.UNPROCESSABLE,
                        "Version " + version + " takes no part in this experiment. Those that do: " + names() + "."));
    }

    /** The versions that take part, for messages. */
    String names() {
        return running().stream().map(Challenger::version).collect(Collectors.joining(", "));
    }

    /** Without some of its arms: with fixed shares their places stay, so that nobody of another arm is moved. */
    Experiment without(List<Challenger> dropped, Instant at) {
        return new Experiment(
                rolloutId,
                allocation,
                arms.stream()
                        .map(arm -> dropped.contains(arm)
                                ? arm.droppedAt(at, allocation == Allocation.FIXED ? arm.share() : 0)
                                : arm)
                        .toList());
    }

    /** With other shares for those that take part, in their order. */
    Experiment with(List<Double> shares) {
        var next = shares.iterator();
        return new Experiment(
                rolloutId,
                allocation,
                arms.stream()
                        .map(arm -> arm.takesPart() ? arm.with(next.next()) : arm)
                        .toList());
    }

    /** What all places leave to the live version, besides those of dropped arms. */
    double rest() {
        return Shares.rest(arms.stream().mapToDouble(Challenger::share).sum());
    }
}
