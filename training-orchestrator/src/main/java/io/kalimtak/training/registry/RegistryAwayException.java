package io.kalimtak.training.registry;

/** The registry did not answer, or not now; trying again later may help. */
public final class RegistryAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryAwayException(String message) {
        super(message);
    }

    RegistryAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
