package io.kalimtak.training.run;

/** Another run of the same target is under way. */
final class TargetBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TargetBusyException(Throwable cause) {
        super("another run of the same target is under way", cause);
    }
}
