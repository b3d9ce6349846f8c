package io.kalimtak.gateway.telemetry;

import static io.kalimtak.kit.telemetry.TelemetryNames.ARM;
import static io.kalimtak.kit.telemetry.TelemetryNames.INTERACTION_ID;
import static io.kalimtak.kit.telemetry.TelemetryNames.MODEL_VERSION;
import static io.kalimtak.kit.telemetry.TelemetryNames.ROUTE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.kit.KitConfig;
import io.kalimtak.kit.telemetry.TelemetryNames;
import io.kalimtak.kit.telemetry.TraceContext;
import io.kalimtak.kit.telemetry.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadableSpan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Begins what is told of one call to a model. */
@ApplicationScoped
public class GenAi {
    /** {@code gen_ai.provider.name} of the engine that is built in. */
    static final String EMBEDDED = "kalimtak";

    /** What the request's span was told of the answer, and calls to models that it needs repeat: they are looked at alone, too. */
    private static final List<AttributeKey<String>> OF_THE_ANSWER = List.of(INTERACTION_ID, MODEL_VERSION, ROUTE, ARM);

    private final Tracer tracer;
    private final MeterRegistry registry;
    private final KnownModels models;
    private final boolean content;

    @Inject
    public GenAi(Tracing tracing, MeterRegistry registry, KnownModels models, KitConfig config) {
        this(tracing, registry, models, config.telemetry().content());
    }

    public GenAi(Tracing tracing, MeterRegistry registry, KnownModels models, boolean content) {
        this.tracer = tracing.tracer();
        this.registry = registry;
        this.models = models;
        this.content = content;
    }

    /**
     * A call to an endpoint. It is a part of what is under way on this thread, or else of the given trace.
     *
     * @param operation of the conventions' names, or the path that is asked
     * @param model that is asked
     * @param request the body
     */
    public GenAiCall call(
            ModelServer server,
            String operation,
            String model,
            ObjectNode request,
            boolean stream,
            TraceContext trace) {
        Context parent = Context.current();
        if (!Span.fromContext(parent).getSpanContext().isValid()) {
            parent = trace.context();
        }
        Span span = builder(SpanKind.CLIENT, server.provider(), operation, model, parent)
                .setAttribute(TelemetryNames.SERVER_ADDRESS, server.address())
                .setAttribute(TelemetryNames.SERVER_PORT, (long) server.port())
                .startSpan();
        String label = model.equals(server.model()) || models.knows(model) ? model : TelemetryNames.OTHER;
        GenAiMetrics metrics = new GenAiMetrics(registry, server, operation, label);
        if (!span.isRecording()) {
            return new GenAiCall(span, parent, metrics, null);
        }
        RequestAttributes.tell(span, request, stream);
        if (content) {
            span.setAttribute(TelemetryNames.GEN_AI_INPUT_MESSAGES, Messages.asked(request));
        }
        return new GenAiCall(span, parent, metrics, content ? new Messages() : null);
    }

    /** An answer of the engine that is built in. */
    public EmbeddedSpan embedded(String version, String inputText) {
        Span span = builder(SpanKind.INTERNAL, EMBEDDED, TelemetryNames.CHAT, version, Context.current())
                .startSpan();
        boolean told = content && span.isRecording();
        if (told) {
            span.setAttribute(TelemetryNames.GEN_AI_INPUT_MESSAGES, Messages.text("user", inputText));
        }
        return new EmbeddedSpan(span, told);
    }

    private SpanBuilder builder(SpanKind kind, String provider, String operation, String model, Context parent) {
        SpanBuilder builder = tracer.spanBuilder(operation + " " + model)
                .setParent(parent)
                .setSpanKind(kind)
                .setAttribute(TelemetryNames.GEN_AI_OPERATION, operation)
                .setAttribute(TelemetryNames.GEN_AI_PROVIDER, provider)
                .setAttribute(TelemetryNames.GEN_AI_REQUEST_MODEL, model);
        if (Span.fromContext(parent) instanceof ReadableSpan request) {
            for (AttributeKey<String> key : OF_THE_ANSWER) {
                String value = request.getAttribute(key);
                if (value != null) {
                    builder.setAttribute(key, value);
                }
            }
        }
        return builder;
    }
}
