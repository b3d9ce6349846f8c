package io.kalimtak.training.work;

/** The work in hand shall stop. */
public final class AbortedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AbortedException(Watch.Cause cause) {
        super("aborted: " + cause);
    }
}
