package io.kalimtak.registry.decision;

import java.util.List;

/**
 * A verdict on an experiment with its grounds.
 *
 * @param reason one sentence with the numbers that decided
 * @param winner the arm that is to have all traffic; null but for CONCLUDE
 * @param dropped arms that are to be taken off; empty but for DROP and ROLL_BACK
 * @param arms what was found of each
 */
public record ExperimentDecision(
        Verdict verdict, String reason, String winner, List<String> dropped, List<Found> arms) {
    public ExperimentDecision {
        dropped = List.copyOf(dropped);
        arms = List.copyOf(arms);
    }

    /** What is to be done with an experiment. */
    public enum Verdict {
        /** Nothing yet. */
        WAIT,
        /** Go on without those that are proven worse. */
        DROP,
        /** All traffic to the winner. */
        CONCLUDE,
        /** Leave it as it is, and have a person look. */
        HOLD,
        /** No arm is left that is not proven worse: all traffic to the live version. */
        ROLL_BACK
    }

    /**
     * What was found of one arm.
     *
     * @param findings of every measure that is watched
     * @param sampleRatioP how likely arms so unequal are by chance, at any look
     */
    public record Found(String arm, List<Finding> findings, double sampleRatioP) {
        public Found {
            findings = List.copyOf(findings);
        }
    }
}
