package io.kalimtak.kit.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.AsyncResult;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * A span for every request, which goes on with its caller's trace; where nothing is recorded the caller's trace alone, for the
 * calls and records that follow from the request. It takes the place of Quarkus' own (quarkus.otel.instrument.vertx-http), whose
 * attributes hold paths, queries, addresses and user agents: ids of people are in our paths.
 */
@ApplicationScoped
class RequestSpans {
    private static final int EARLY = 1_000;
    private static final int SERVER_ERROR = 500;
    private static final String OWN_PATHS = "/q/";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

    private final Tracer tracer;

    RequestSpans(Tracing tracing) {
        this.tracer = tracing.tracer();
    }

    void register(@Observes Filters filters) {
        filters.register(this::begin, EARLY);
    }

    private void begin(RoutingContext request) {
        if (!request.request().path().startsWith(OWN_PATHS)) {
            Context parent = TraceContext.context(request.request().headers()::get);
            Span span = start(request, parent);
            if (span.getSpanContext().isValid()) {
                // Not closed: it is kept with the request, which it ends with.
                parent.with(span).makeCurrent();
            }
            if (span.isRecording()) {
                request.addEndHandler(ended -> end(request, span, ended));
            }
        }
        request.next();
    }

    private Span start(RoutingContext request, Context parent) {
        String given = request.request().method().name();
        String method = METHODS.contains(given) ? given : TelemetryNames.OTHER;
        return tracer.spanBuilder(method.equals(TelemetryNames.OTHER) ? "HTTP" : method)
                .setParent(parent)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute(TelemetryNames.HTTP_METHOD, method)
                .setAttribute(TelemetryNames.URL_SCHEME, request.request().isSSL() ? "https" : "http")
                .startSpan();
    }

    private static void end(RoutingContext request, Span span, AsyncResult<Void> ended) {
        int status = request.response().getStatusCode();
        span.setAttribute(TelemetryNames.HTTP_STATUS, (long) status);
        if (ended.failed()) {
            span.setAttribute(TelemetryNames.ERROR_TYPE, "connection_closed");
        } else if (status >= SERVER_ERROR) {
            span.setAttribute(TelemetryNames.ERROR_TYPE, Integer.toString(status));
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
