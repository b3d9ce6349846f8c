package io.kalimtak.training.work;

import java.time.Duration;
import java.util.Optional;

/** Another server or program cannot do its part now; trying again later may help. The message quotes no content. */
public class AwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public AwayException(String message) {
        this(message, null, null);
    }

    public AwayException(String message, Throwable cause) {
        this(message, cause, null);
    }

    /** With the pause that the server asked for, or null. */
    public AwayException(String message, Throwable cause, Duration retryAfter) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /** How long the server asked to be left alone. */
    public final Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
