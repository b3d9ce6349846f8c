package io.kalimtak.training.endpoint;

import io.kalimtak.training.work.AwayException;
import java.time.Duration;

/** The endpoint did not answer, or not now; trying again later may help. */
public final class EndpointAwayException extends AwayException {
    private static final long serialVersionUID = 1L;

    EndpointAwayException(String message, Throwable cause) {
        super(message, cause);
    }

    EndpointAwayException(String message, Duration retryAfter) {
        super(message, null, retryAfter);
    }
}
