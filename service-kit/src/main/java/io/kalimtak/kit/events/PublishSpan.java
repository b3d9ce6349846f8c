package io.kalimtak.kit.events;

import io.kalimtak.kit.telemetry.TelemetryNames;
import io.kalimtak.schemas.Topic;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

/**
 * The span of an event on its way to Kafka, from when it is handed over until every in-sync replica has it. Without its key,
 * which may be a person's.
 */
final class PublishSpan {
    private PublishSpan() {}

    /** Where nothing is recorded the span stands for its cause, and headers say that. */
    static Span start(Tracer tracer, Topic topic, Context cause) {
        return tracer.spanBuilder(TelemetryNames.SEND + " " + topic.topicName())
                .setParent(cause)
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute(TelemetryNames.MESSAGING_SYSTEM, TelemetryNames.KAFKA)
                .setAttribute(TelemetryNames.MESSAGING_DESTINATION, topic.topicName())
                .setAttribute(TelemetryNames.MESSAGING_OPERATION, TelemetryNames.SEND)
                .setAttribute(TelemetryNames.MESSAGING_OPERATION_TYPE, TelemetryNames.SEND)
                .startSpan();
    }

    static void end(Span span, Throwable failure) {
        if (failure != null) {
            fail(span, failure);
        }
        span.end();
    }

    /** By its type alone: messages may quote a record. */
    static void fail(Span span, Throwable failure) {
        span.setAttribute(TelemetryNames.ERROR_TYPE, failure.getClass().getName());
        span.setStatus(StatusCode.ERROR);
    }
}
