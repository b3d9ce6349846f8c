package io.kalimtak.gateway.openai;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.kit.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells refusals below {@code /v1} in the form that OpenAI's clients read. */
class OpenAiErrors {
    private static final String PATH = "/v1/";
    private static final int NOT_FOUND = 404;

    @ServerResponseFilter
    public void reshape(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource) {
        if (response.getEntity() instanceof Problem problem
                && request.getUriInfo().getPath().startsWith(PATH)) {
            boolean called = resource != null && resource.getResourceMethod() != null;
            ObjectNode body = called || problem.status() != NOT_FOUND ? of(problem) : noCall(problem);
            response.setEntity(body, new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
        }
    }

    private static ObjectNode noCall(Problem problem) {
        return error(problem, "invalid_request_error", "unknown_url");
    }

    /** As the protocol has it; {@code param} names the parameter that is wrong, if one is. */
    static ObjectNode of(Problem problem) {
        String code =
                problem.type().substring(problem.type().lastIndexOf(':') + 1).replace('-', '_');
        // What a call does not find is the model that it names.
        return error(problem, type(problem.status()), problem.status() == NOT_FOUND ? "model_not_found" : code);
    }

    private static ObjectNode error(Problem problem, String type, String code) {
        boolean named = problem.violations() != null && !problem.violations().isEmpty();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error")
                .put("message", problem.detail())
                .put("type", type)
                .put("param", named ? problem.violations().getFirst().field() : null)
                .put("code", code);
        return body;
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case NOT_FOUND -> "not_found_error";
            case 429 -> "rate_limit_error";
            default -> status < 500 ? "invalid_request_error" : "server_error";
        };
    }
}
