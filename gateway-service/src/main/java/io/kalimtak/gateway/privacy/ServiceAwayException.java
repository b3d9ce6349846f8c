package io.kalimtak.gateway.privacy;

/** A service did not give its whole answer; the message says what it did instead. */
final class ServiceAwayException extends Exception {
    private static final long serialVersionUID = 1L;

    ServiceAwayException(String message) {
        super(message);
    }
}
