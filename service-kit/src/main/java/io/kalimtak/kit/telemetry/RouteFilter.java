package io.kalimtak.kit.telemetry;

import io.opentelemetry.api.trace.Span;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Names a request's span by the template of its path, which holds nobody's id. Before callers are told apart: refusals are
 * named, too.
 */
public class RouteFilter {
    /** The pattern of a template's parameter, as in {@code {id:[0-9]+}}. */
    private static final Pattern PATTERN = Pattern.compile("\\{\\s*(\\w+)\\s*:(?:[^{}]|\\{[^{}]*})*}");

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION - 100)
    public void name(ContainerRequestContext request, ResourceInfo resource) {
        Span span = Span.current();
        if (span.isRecording() && resource.getResourceMethod() != null) {
            String route = template(
                    resource.getResourceClass().getAnnotation(Path.class),
                    resource.getResourceMethod().getAnnotation(Path.class));
            span.setAttribute(TelemetryNames.HTTP_ROUTE, route);
            span.updateName(request.getMethod() + " " + route);
        }
    }

    static String template(Path ofClass, Path ofMethod) {
        String path = "/" + (ofClass == null ? "" : ofClass.value()) + "/" + (ofMethod == null ? "" : ofMethod.value());
        String route = PATTERN.matcher(path).replaceAll("{$1}").replaceAll("/{2,}", "/");
        return route.length() > 1 && route.endsWith("/") ? route.substring(0, route.length() - 1) : route;
    }
}
