package io.kalimtak.training.run;

/** Another replica may work on the run by now; nothing was written. */
final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLostException() {
        super("the lease of the run was lost");
    }
}
