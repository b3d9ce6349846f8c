package io.kalimtak.gateway.engine.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * An engine gave no answer, and neither did its fallbacks, whose failures are suppressed in this one. The message names the
 * engine and is free of keys and of anybody's text; what the endpoint said is in {@link #error} alone.
 */
public class EngineException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** There was no connection, or none that is allowed or could be asked. */
        UNREACHABLE,
        /** One of the time limits is over. */
        TIMEOUT,
        /** 429. */
        RATE_LIMITED,
        /** It was not asked: the queue is full or did not move, or the circuit is open. */
        OVERLOADED,
        /** Another 4xx. */
        REFUSED,
        /** 5xx. */
        FAILED,
        /** The answer ended early, or is no JSON or not the protocol. */
        BROKEN;

        /** As metrics and spans have it. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final int status;
    private final transient JsonNode error;
    private final Duration retryAfter;
    private final boolean repeatable;

    /** @param repeatable whether the endpoint cannot have begun with the work */
    EngineException(Kind kind, String message, int status, JsonNode error, Duration retryAfter, boolean repeatable) {
        super(message);
        this.kind = kind;
        this.status = status;
        this.error = error;
        this.retryAfter = retryAfter;
        this.repeatable = repeatable;
    }

    public Kind kind() {
        return kind;
    }

    /** The endpoint's HTTP status, or the one that its error stands for which came with status 200; 0 when there was none. */
    public int status() {
        return status;
    }

    /** The endpoint's error, mostly an object with message, type and code; null when there was none. For the caller alone. */
    public JsonNode error() {
        return error;
    }

    /** How long the endpoint asks to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    boolean repeatable() {
        return repeatable;
    }
}
