package io.kalimtak.training.run;

/**
 * A transition that is to be made.
 *
 * @param actor who or what causes it
 * @param cause why, for the history
 * @param results what has come out by now, or null for no change
 */
record Move(RunState to, String actor, String cause, RunResults results) {
    /** Who moves a run that nobody stops. */
    static final String ORCHESTRATOR = "training-orchestrator";

    static Move to(RunState state, String cause, RunResults results) {
        return new Move(state, ORCHESTRATOR, cause, results);
    }

    static Move failed(String cause) {
        return new Move(RunState.FAILED, ORCHESTRATOR, cause, null);
    }

    static Move cancelled(String actor) {
        return new Move(RunState.CANCELLED, actor, "Cancelled on request.", null);
    }
}
