package io.kalimtak.gateway.chat;

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
        if (e.error() != null && e.error().hasNonNull("message")) {
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
            case REFUSED -> e.status();
            case RATE_LIMITED -> 429;
            case OVERLOADED -> 503;
            case TIMEOUT -> 504;
            case UNREACHABLE, FAILED, BROKEN -> 502;
        };
    }
}
