package io.kalimtak.system.simulation;

import java.util.List;

/**
 * A world in which rollouts happen.
 *
 * @param title as it stands in the tables
 * @param latencyTail standard deviation of the logarithm of an answer's time
 * @param lost share of people whose record is lost when they get the candidate
 * @param shares of the steps before all traffic
 */
record Scenario(
        String title,
        Crowd crowd,
        Drift drift,
        Lateness lateness,
        Candidate candidate,
        double latencyTail,
        double lost,
        List<Double> shares) {
    /** The steps of a canary before all traffic. */
    static final List<Double> USUAL_SHARES = List.of(0.01, 0.05, 0.25, 0.5);

    private static final double USUAL_TAIL = 0.7;

    /** Usual people, drift and lateness, and no difference. */
    static Scenario usual(String title) {
        return new Scenario(
                title, Crowd.USUAL, Drift.USUAL, Lateness.MIXED, Candidate.SAME, USUAL_TAIL, 0, USUAL_SHARES);
    }

    /** A usual world with this version on trial. */
    static Scenario of(String title, Candidate candidate) {
        return new Scenario(title, Crowd.USUAL, Drift.USUAL, Lateness.MIXED, candidate, USUAL_TAIL, 0, USUAL_SHARES);
    }

    Scenario with(Crowd other) {
        return new Scenario(title, other, drift, lateness, candidate, latencyTail, lost, shares);
    }

    Scenario with(Drift other) {
        return new Scenario(title, crowd, other, lateness, candidate, latencyTail, lost, shares);
    }

    Scenario with(Lateness other) {
        return new Scenario(title, crowd, drift, other, candidate, latencyTail, lost, shares);
    }

    Scenario withLatencyTail(double spread) {
        return new Scenario(title, crowd, drift, lateness, candidate, spread, lost, shares);
    }

    Scenario withLost(double share) {
        return new Scenario(title, crowd, drift, lateness, candidate, latencyTail, share, shares);
    }
}
