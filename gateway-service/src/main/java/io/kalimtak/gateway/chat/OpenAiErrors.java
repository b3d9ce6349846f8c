package io.kalimtak.gateway.chat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.kit.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells refusals below {@code /v1} in the form that OpenAI's clients read. */
class OpenAiErrors {
    private static final String PATH = "/v1/";

    @ServerResponseFilter
    public void reshape(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem
                && request.getUriInfo().getPath().startsWith(PATH)) {
            response.setEntity(of(problem), new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
        }
    }

    /** As the protocol has it; {@code param} names the parameter that is wrong, if one is. */
    static ObjectNode of(Problem problem) {
        boolean named = problem.violations() != null && !problem.violations().isEmpty();
        String param = named ? problem.violations().getFirst().field() : null;
        String code =
                problem.type().substring(problem.type().lastIndexOf(':') + 1).replace('-', '_');
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error")
                .put("message", problem.detail())
                .put("type", type(problem.status()))
                .put("param", param)
                .put("code", problem.status() == 404 ? "model_not_found" : code);
        return body;
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 429 -> "rate_limit_error";
            default -> status < 500 ? "invalid_request_error" : "server_error";
        };
    }
}
