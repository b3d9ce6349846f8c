package io.kalimtak.gateway.engine.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.engine.endpoint.EngineException.Kind;
import io.kalimtak.kit.net.PublicSockets;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Names what went wrong with one engine. The causes are left out on purpose: messages of HTTP and JSON libraries quote what
 * they could not read.
 */
final class Failures {
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final int STATUSES_END = 600;

    /** A gateway before the engine, or the engine itself, did not take the request. */
    private static final Set<Integer> NOT_TAKEN = Set.of(502, 503, 504);

    /** A 429 of this code does not pass with time (platform.openai.com/docs/guides/error-codes). */
    private static final String NO_QUOTA = "insufficient_quota";

    private static final Pattern NO_PATH =
            Pattern.compile("^(\\w+ )?not found\\.?$|^invalid url\\b|page not found$", Pattern.CASE_INSENSITIVE);

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

    /**
     * Whether a refusal means that the endpoint has no such path, rather than no such model or response: servers that have none
     * say no more than that, in words of their web framework's.
     */
    static boolean isNoPath(int status, JsonNode error) {
        if (status == METHOD_NOT_ALLOWED) {
            return true;
        }
        String message = error == null ? "" : error.path("message").asText("");
        return status == NOT_FOUND
                && (message.isBlank() || NO_PATH.matcher(message).find());
    }

    EngineException notOffered(int status, String path) {
        String what = "does not offer /" + path + ": it answered with status " + status + " at that path";
        ObjectNode error = JsonNodeFactory.instance
                .objectNode()
                .put(
                        "message",
                        "The engine " + engine + " " + what + ". Ask at a path that it has, such as /chat/completions.")
                .put("type", "invalid_request_error")
                .putNull("param")
                .put("code", "path_not_offered");
        return failure(Kind.REFUSED, what, NOT_FOUND, error, null, false);
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
