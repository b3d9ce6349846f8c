package io.kalimtak.training.sets;

/** A training set on disk is not what was published. The message names files and lines and quotes no content. */
public final class BrokenSetException extends Exception {
    private static final long serialVersionUID = 1L;

    public BrokenSetException(String message) {
        super(message);
    }

    BrokenSetException(String message, Throwable cause) {
        super(message, cause);
    }
}
