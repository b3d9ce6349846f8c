package io.kalimtak.registry.decision;

/** What is to be done. */
public enum Verdict {
    /** Nothing yet. */
    WAIT,
    /** On to the next step; after the last trial step, all traffic. */
    ADVANCE,
    /** Stay, and have a person look. */
    HOLD,
    /** Take the candidate off. */
    ROLL_BACK
}
