package io.kalimtak.registry.rollout;

/** Where a rollout is. What may follow on what is in {@link RolloutTransitions}. */
enum RolloutState {
    /** Its version serves the share of the present step. */
    RUNNING,
    /** The same, and somebody wants to look closer before it goes on. */
    HELD,
    /** Its version became live. */
    COMPLETED,
    /** Its version was taken off the route. */
    ROLLED_BACK,
    /** Another decision took the route before this one was made; no fault of its version. */
    SUPERSEDED
}
