package io.kalimtak.training.launch.kubernetes;

import io.kalimtak.training.work.RefusedException;

/** The cluster said no; asking again would not help. */
final class ClusterRefusedException extends RefusedException {
    private static final long serialVersionUID = 1L;

    ClusterRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
