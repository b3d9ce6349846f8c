package io.kalimtak.registry.rollout;

/** What can be done with a rollout. */
enum RolloutAction {
    /** To the next step. */
    ADVANCE,
    /** To the last step: all traffic. */
    COMPLETE,
    HOLD,
    ROLL_BACK,
    SUPERSEDE
}
