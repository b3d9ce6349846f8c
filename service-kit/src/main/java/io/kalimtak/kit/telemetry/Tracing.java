package io.kalimtak.kit.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes spans, or none. A disabled SDK is no no-op: it goes on making spans, tells nobody of them, and a caller's trace would go
 * on below parents that nobody ever sees. Where traces are off a span is the context of its parent, and costs nothing.
 */
@ApplicationScoped
public class Tracing {
    private final Tracer tracer;

    /** For proxies only. */
    protected Tracing() {
        this.tracer = null;
    }

    @jakarta.inject.Inject
    public Tracing(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        this.tracer = (off ? OpenTelemetry.noop() : telemetry).getTracer(TelemetryNames.SCOPE);
    }

    /** Traces that are off. */
    public static Tracing off() {
        return new Tracing(OpenTelemetry.noop(), true);
    }

    public Tracer tracer() {
        return tracer;
    }
}
