package io.kalimtak.training.registry;

/** The registry said no; asking again would not help. */
public final class RegistryRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryRefusedException(String message) {
        super(message);
    }
}
