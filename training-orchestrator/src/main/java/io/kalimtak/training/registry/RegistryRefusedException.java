package io.kalimtak.training.registry;

import io.kalimtak.training.work.RefusedException;

/** The registry said no; asking again would not help. */
public final class RegistryRefusedException extends RefusedException {
    private static final long serialVersionUID = 1L;

    RegistryRefusedException(String message) {
        super(message);
    }
}
