package io.kalimtak.training.launch;

/** A training that cannot succeed by trying again. The message says why and quotes no content. */
public final class LaunchException extends Exception {
    private static final long serialVersionUID = 1L;

    public LaunchException(String message) {
        super(message);
    }

    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
