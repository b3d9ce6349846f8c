package io.kalimtak.training.launch;

/** What this installation knows of a run by whose id something was found elsewhere. */
public enum RunFate {
    /** It has not ended; whoever works on it looks after what it has started. */
    IN_HAND,
    /** It has ended, however. */
    OVER,
    /** There is no such run here. */
    UNKNOWN
}
