package io.kalimtak.system.simulation;

import io.kalimtak.registry.decision.Verdict;

/** Decides one rollout; told everything that is old enough to be compared, once. */
interface Rule {
    /** An answer, whether it was rated or not. */
    void answered(Answer answer);

    /** The rating of an answer. */
    void rated(Answer answer);

    /** What is to be done by now. */
    Verdict at(Look look);

    /** Whether the rule was sure of a difference in ratings that there is not; false of a rule that tells no interval. */
    default boolean missed(double difference) {
        return false;
    }
}
