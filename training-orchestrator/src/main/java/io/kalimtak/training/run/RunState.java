package io.kalimtak.training.run;

/** States of a training run. */
public enum RunState {
    /** Ordered; waits for its turn. */
    QUEUED,
    /** The set is read and checked, the live version is found. */
    PREPARING,
    /** The launcher trains. */
    TRAINING,
    /** Live and candidate are measured on the held-out rows. */
    EVALUATING,
    /** Artifact and version go to the registry. */
    REGISTERING,
    /** A better version is registered. */
    DONE,
    /** The set or the version did not pass; the version, if there is one, is kept as rejected. */
    REJECTED,
    /** It could not be carried through. */
    FAILED,
    /** Somebody stopped it. */
    CANCELLED;

    /** Whether nothing follows. */
    public boolean ended() {
        return RunTransitions.from(this).isEmpty();
    }
}
