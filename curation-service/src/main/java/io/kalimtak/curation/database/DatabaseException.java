package io.kalimtak.curation.database;

/** A statement failed; the cause tells whether it may pass. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
