package io.kalimtak.training.endpoint;

import io.kalimtak.training.work.RefusedException;

/** The endpoint said no, or may not be called; asking again would not help. */
public final class EndpointRefusedException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final int status;

    EndpointRefusedException(String message, int status) {
        super(message);
        this.status = status;
    }

    /** The status that it answered with, or 0 where it was not asked. */
    public int status() {
        return status;
    }
}
