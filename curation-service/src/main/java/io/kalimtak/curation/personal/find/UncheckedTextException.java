package io.kalimtak.curation.personal.find;

/** A text could not be searched to its end: whoever gets this knows nothing of what is in it. Quotes no text. */
public final class UncheckedTextException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UncheckedTextException(String message) {
        super(message);
    }

    public UncheckedTextException(String message, Throwable cause) {
        super(message, cause);
    }
}
