package io.kalimtak.training.registry;

import io.kalimtak.training.work.AwayException;

/** The registry did not answer, or not now; trying again later may help. */
public final class RegistryAwayException extends AwayException {
    private static final long serialVersionUID = 1L;

    RegistryAwayException(String message) {
        super(message);
    }

    RegistryAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
