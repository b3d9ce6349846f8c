package io.kalimtak.gateway.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.kit.telemetry.TelemetryNames;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;

/** What a request asks for beside its words: numbers and switches. What is not of its type is left to the endpoint to refuse. */
final class RequestAttributes {
    private static final String[] MAX_TOKENS = {"max_completion_tokens", "max_tokens", "max_output_tokens"};

    private RequestAttributes() {}

    static void tell(Span span, JsonNode request, boolean stream) {
        if (stream) {
            span.setAttribute(TelemetryNames.GEN_AI_REQUEST_STREAM, true);
        }
        number(span, TelemetryNames.GEN_AI_REQUEST_TEMPERATURE, request.path("temperature"));
        number(span, TelemetryNames.GEN_AI_REQUEST_TOP_P, request.path("top_p"));
        for (String name : MAX_TOKENS) {
            if (request.path(name).isIntegralNumber()) {
                span.setAttribute(
                        TelemetryNames.GEN_AI_REQUEST_MAX_TOKENS,
                        request.path(name).longValue());
                break;
            }
        }
        JsonNode choices = request.path("n");
        if (choices.isIntegralNumber() && choices.longValue() != 1) {
            span.setAttribute(TelemetryNames.GEN_AI_REQUEST_CHOICES, choices.longValue());
        }
    }

    private static void number(Span span, AttributeKey<Double> key, JsonNode value) {
        if (value.isNumber()) {
            span.setAttribute(key, value.doubleValue());
        }
    }
}
