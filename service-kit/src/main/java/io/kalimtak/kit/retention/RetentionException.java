package io.kalimtak.kit.retention;

/** Old data could not be found or removed; the cause says why. */
public final class RetentionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RetentionException(String message, Throwable cause) {
        super(message, cause);
    }
}
