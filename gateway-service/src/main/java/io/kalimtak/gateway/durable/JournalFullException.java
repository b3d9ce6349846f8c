package io.kalimtak.gateway.durable;

/** The journal holds as much as it may, or the disk takes no more: nothing of the request was kept. */
final class JournalFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalFullException(String message, Throwable cause) {
        super(message, cause);
    }
}
