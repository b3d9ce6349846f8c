package io.kalimtak.gateway.engine.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.gateway.engine.endpoint.EngineException.Kind;
import io.kalimtak.kit.net.PublicSockets;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Names what went wrong with one engine. The causes are left out on purpose: messages of HTTP and JSON libraries quote what
 * they could not read.
 */
final class Failures {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final int STATUSES_END = 600;

    /** A gateway before the engine, or the engine itself, did not take the request. */
    private static final Set<Integer> NOT_TAKEN = Set.of(502, 503, 504);

    /** A 429 of this code does not pass with time (platform.openai.com/docs/guides/error-codes). */
    private static final String NO_QUOTA = "insufficient_quota";

    private final String engine;

    Failures(String engine) {
        this.engine = engine;
    }

    /** It was not asked. */
    EngineException overloaded(String why) {
        return simple(Kind.OVERLOADED, why);
    }

    EngineException timeout(String what) {
        return simple(Kind.TIMEOUT, what);
    }

    EngineException broken(String what) {
        return simple(Kind.BROKEN, what);
    }

    /** Our own settings keep it from being asked. */
    EngineException misconfigured(String what) {
        return simple(Kind.UNREACHABLE, what);
    }

    /** Nothing was sent. */
    EngineException notConnected(IOException failure) {
        boolean forbidden = isPrivate(failure);
        return failure(Kind.UNREACHABLE, why(failure, forbidden), 0, null, null, !forbidden);
    }

    /** By an answer's status, which is none of 2xx. */
    EngineException ofStatus(int status, JsonNode error, Duration retryAfter) {
        String said = "answered with status " + status;
        if (status == TOO_MANY) {
            boolean passes = !NO_QUOTA.equals(code(error)) && retryAfter != null;
            return failure(Kind.RATE_LIMITED, said, status, error, retryAfter, passes);
        }
        if (status == REQUEST_TIMEOUT) {
            return failure(Kind.TIMEOUT, said, status, error, retryAfter, false);
        }
        if (status >= CLIENT_ERROR && status < SERVER_ERROR) {
            return failure(Kind.REFUSED, said, status, error, retryAfter, false);
        }
        if (status >= SERVER_ERROR) {
            return failure(Kind.FAILED, said, status, error, retryAfter, NOT_TAKEN.contains(status));
        }
        return failure(Kind.BROKEN, said + ", which is not followed", status, error, null, false);
    }

    /** By an error object that came with status 200: its code is a status with some servers, and a word with others. */
    EngineException ofError(JsonNode error) {
        int code = error.path("code").asInt();
        EngineException failure =
                ofStatus(code >= CLIENT_ERROR && code < STATUSES_END ? code : SERVER_ERROR, error, null);
        return failure(failure.kind(), "sent an error in place of an answer", failure.status(), error, null, false);
    }

    private static String code(JsonNode error) {
        return error == null ? "" : error.path("code").asText();
    }

    private String why(IOException failure, boolean forbidden) {
        if (forbidden) {
            return "lies on an address that is not public. If it is meant to, set kalimtak.gateway.engines." + engine
                    + ".allow-private=true";
        }
        if (failure instanceof UnknownHostException) {
            return "has a name that is not known";
        }
        return failure instanceof SSLException ? "could not be trusted (TLS)" : "could not be connected to";
    }

    private static boolean isPrivate(IOException failure) {
        return Stream.concat(Stream.of(failure), Stream.of(failure.getSuppressed()))
                .anyMatch(PublicSockets.PrivateAddressException.class::isInstance);
    }

    private EngineException simple(Kind kind, String what) {
        return failure(kind, what, 0, null, null, false);
    }

    private EngineException failure(
            Kind kind, String what, int status, JsonNode error, Duration retryAfter, boolean repeatable) {
        return new EngineException(
                kind, "The engine " + engine + " " + what + ".", status, error, retryAfter, repeatable);
    }
}
