package io.kalimtak.gateway.openai;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.engine.endpoint.EngineException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What a caller is told of an engine that did not answer: the endpoint's own words where it refused the request. */
class EngineErrors {
    private static final int UNAUTHORIZED = 401;
    private static final int PAYMENT_REQUIRED = 402;
    private static final int BAD_GATEWAY = 502;

    @ServerExceptionMapper
    public Response response(EngineException e) {
        Response.ResponseBuilder response =
                Response.status(status(e)).type(MediaType.APPLICATION_JSON_TYPE).entity(body(e));
        e.retryAfter()
                .map(Duration::toSeconds)
                .ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, seconds)));
        return response.build();
    }

    static ObjectNode body(EngineException e) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (e.error() != null && e.error().hasNonNull("message") && !isOfOurAccount(e)) {
            body.set("error", e.error());
        } else {
            body.putObject("error")
                    .put("message", e.getMessage())
                    .put("type", status(e) < 500 ? "invalid_request_error" : "server_error")
                    .putNull("param")
                    .put("code", e.kind().name().toLowerCase(Locale.ROOT));
        }
        return body;
    }

    private static int status(EngineException e) {
        return switch (e.kind()) {
            case REFUSED -> isOfOurAccount(e) ? BAD_GATEWAY : e.status();
            case RATE_LIMITED -> 429;
            case OVERLOADED -> 503;
            case TIMEOUT -> 504;
            case UNREACHABLE, FAILED, BROKEN -> BAD_GATEWAY;
        };
    }

    /** The engine refused this installation's key or credit: no fault of the caller's key, and no word that may quote ours. */
    private static boolean isOfOurAccount(EngineException e) {
        return e.status() == UNAUTHORIZED || e.status() == PAYMENT_REQUIRED;
    }
}
