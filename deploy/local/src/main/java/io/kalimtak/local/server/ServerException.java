package io.kalimtak.local.server;

/** A server could not be started, set up or kept alive; the message is one line that says what was wrong and what to do. */
public class ServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the line that the operator reads. */
    public ServerException(String message) {
        super(message);
    }

    /** With the line that the operator reads, and what caused it. */
    public ServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
