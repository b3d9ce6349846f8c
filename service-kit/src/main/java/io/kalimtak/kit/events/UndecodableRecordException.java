package io.kalimtak.kit.events;

/** The bytes of a record are no event of its topic; trying again cannot help. */
public final class UndecodableRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UndecodableRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
