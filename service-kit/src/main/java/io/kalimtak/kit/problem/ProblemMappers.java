package io.kalimtak.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every way a call can fail, turned into problem details. What is not foreseen is logged and told without details. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response refused(ProblemException refusal, UriInfo uri) {
        Response response = Problem.of(refusal.type(), refusal.getMessage(), uri.getPath(), refusal.violations())
                .toResponse();
        return refusal.retryAfter()
                .map(wait -> Response.fromResponse(response)
                        .header("Retry-After", Math.max(1, wait.toSeconds()))
                        .build())
                .orElse(response);
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException invalid, UriInfo uri) {
        List<Violation> violations = invalid.getConstraintViolations().stream()
                .map(one -> new Violation(FieldNames.of(one.getPropertyPath()), one.getMessage()))
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .toList();
        return violations(violations, uri);
    }

    @ServerExceptionMapper
    Response mismatched(MismatchedInputException wrong, UriInfo uri) {
        return violations(List.of(explain(wrong)), uri);
    }

    @ServerExceptionMapper
    Response failed(WebApplicationException failure, UriInfo uri) {
        if (failure.getCause() instanceof MismatchedInputException wrong) {
            return mismatched(wrong, uri);
        }
        if (failure.getCause() instanceof JacksonException broken) {
            return malformed(broken, uri);
        }
        int status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse();
        }
        ProblemType type = ProblemType.ofStatus(status);
        return Problem.of(type, hint(type, uri), uri.getPath(), List.of()).toResponse();
    }

    /** The log names the method that failed: a path may hold a user id. */
    @ServerExceptionMapper
    Response unforeseen(Throwable failure, UriInfo uri, ResourceInfo resource) {
        LOG.errorf(failure, "request failed call=%s", calledMethod(resource));
        return Problem.of(
                        ProblemType.INTERNAL,
                        "The request could not be carried out. Try again; if it keeps failing, the service's log has the cause.",
                        uri.getPath(),
                        List.of())
                .toResponse();
    }

    private static String calledMethod(ResourceInfo resource) {
        if (resource == null || resource.getResourceMethod() == null) {
            return "none";
        }
        return resource.getResourceClass().getSimpleName() + "."
                + resource.getResourceMethod().getName();
    }

    private static Response malformed(JacksonException broken, UriInfo uri) {
        var at = broken.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return Problem.of(ProblemType.INVALID_REQUEST, "The body is not JSON" + where + ".", uri.getPath(), List.of())
                .toResponse();
    }

    private static Response violations(List<Violation> violations, UriInfo uri) {
        String fields = violations.stream().map(Violation::field).distinct().collect(Collectors.joining(", "));
        String detail = "Correct these fields and send it again: " + fields + ".";
        return Problem.of(ProblemType.INVALID_REQUEST, detail, uri.getPath(), violations)
                .toResponse();
    }

    private static Violation explain(MismatchedInputException wrong) {
        String field = path(wrong);
        return switch (wrong) {
            case UnrecognizedPropertyException unknown ->
                new Violation(
                        field,
                        "is not a field of this request; known fields: "
                                + unknown.getKnownPropertyIds().stream()
                                        .map(String::valueOf)
                                        .sorted()
                                        .collect(Collectors.joining(", ")));
            case InvalidFormatException format
            when format.getTargetType().isEnum() ->
                new Violation(
                        field,
                        "must be one of "
                                + Arrays.toString(format.getTargetType().getEnumConstants()));
            default -> new Violation(field, "must be " + FieldNames.jsonType(wrong.getTargetType()));
        };
    }

    private static String path(JsonMappingException wrong) {
        String path = wrong.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        if (path.isEmpty()) {
            return "body";
        }
        return path.startsWith(".") ? path.substring(1) : path;
    }

    private static String hint(ProblemType type, UriInfo uri) {
        return switch (type) {
            case NOT_FOUND -> "Nothing answers at this path. /q/openapi lists the calls.";
            case METHOD_NOT_ALLOWED -> "This path does not take that method. /q/openapi lists the calls.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send the body with Content-Type: application/json.";
            case TOO_LARGE -> "The body is larger than this call takes.";
            default -> type.title() + ".";
        };
    }
}
