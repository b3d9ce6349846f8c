package io.kalimtak.gateway.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.kit.telemetry.TelemetryNames;
import io.kalimtak.kit.telemetry.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is told of one call to a model at an endpoint: a span, where spans are recorded, and metrics. It lasts from when the
 * engine is asked, waiting and retries included, to the last event, and ends once. Not thread-safe; a stream that is read by
 * one thread and closed by another is told of under the stream's lock.
 */
public final class GenAiCall {
    private static final String CANCELLED = "cancelled";

    private final Span span;
    private final Context context;
    private final GenAiMetrics metrics;
    private final Messages answer;
    private final long begun = System.nanoTime();
    private final Map<Integer, String> finishReasons = new TreeMap<>();
    private String id;
    private String model;
    private JsonNode inputTokens;
    private JsonNode outputTokens;

    /** @param answer collects what is answered; null where that is not told */
    GenAiCall(Span span, Context parent, GenAiMetrics metrics, Messages answer) {
        this.span = span;
        this.context = parent.with(span);
        this.metrics = metrics;
        this.answer = answer;
    }

    /** What the endpoint is to go on with. Where nothing is recorded that is the caller's own trace. */
    public TraceContext trace() {
        return TraceContext.of(context);
    }

    /** The first event of a stream is there. */
    public void firstChunk() {
        Duration after = Duration.ofNanos(System.nanoTime() - begun);
        metrics.firstChunk(after);
        span.setAttribute(TelemetryNames.GEN_AI_TIME_TO_FIRST_CHUNK, after.toNanos() / 1e9);
    }

    /** A whole answer, or one event of a stream. */
    public void saw(JsonNode event) {
        JsonNode body = event.path("response").isObject() ? event.path("response") : event;
        JsonNode usage = body.path("usage");
        inputTokens = number(inputTokens, usage, "prompt_tokens", "input_tokens");
        outputTokens = number(outputTokens, usage, "completion_tokens", "output_tokens");
        if (!span.isRecording()) {
            return;
        }
        id = body.path("id").asText(id);
        model = body.path("model").asText(model);
        for (JsonNode choice : body.path("choices")) {
            if (choice.path("finish_reason").isTextual()) {
                finishReasons.put(
                        choice.path("index").asInt(),
                        choice.path("finish_reason").asText());
            }
        }
        if (answer != null) {
            answer.saw(body);
        }
    }

    private static JsonNode number(JsonNode known, JsonNode usage, String... names) {
        for (String name : names) {
            if (usage.path(name).isIntegralNumber()) {
                return usage.path(name);
            }
        }
        return known;
    }

    /** It came to its end. */
    public void answered() {
        end("");
    }

    /** Who asked went away before the end: nobody's error. */
    public void cancelled() {
        span.setAttribute(TelemetryNames.ERROR_TYPE, CANCELLED);
        end(CANCELLED);
    }

    /** @param error of a closed set */
    public void failed(String error) {
        span.setAttribute(TelemetryNames.ERROR_TYPE, error);
        span.setStatus(StatusCode.ERROR);
        end(error);
    }

    private void end(String error) {
        metrics.ended(Duration.ofNanos(System.nanoTime() - begun), error);
        metrics.used(TelemetryNames.INPUT, inputTokens);
        metrics.used(TelemetryNames.OUTPUT, outputTokens);
        if (span.isRecording()) {
            tell();
        }
        span.end();
    }

    private void tell() {
        // Null is passed over.
        span.setAttribute(TelemetryNames.GEN_AI_RESPONSE_ID, id);
        span.setAttribute(TelemetryNames.GEN_AI_RESPONSE_MODEL, model);
        if (!finishReasons.isEmpty()) {
            span.setAttribute(TelemetryNames.GEN_AI_FINISH_REASONS, List.copyOf(finishReasons.values()));
        }
        if (inputTokens != null) {
            span.setAttribute(TelemetryNames.GEN_AI_INPUT_TOKENS, inputTokens.longValue());
        }
        if (outputTokens != null) {
            span.setAttribute(TelemetryNames.GEN_AI_OUTPUT_TOKENS, outputTokens.longValue());
        }
        if (answer != null) {
            span.setAttribute(TelemetryNames.GEN_AI_OUTPUT_MESSAGES, answer.answered());
        }
    }
}
