package io.kalimtak.kit.events;

import io.kalimtak.kit.telemetry.Causes;
import io.kalimtak.kit.telemetry.TelemetryNames;
import io.kalimtak.schemas.Topic;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The spans of one batch: one for the batch, which links to the traces of its records, and one for each record that belongs to
 * a trace, in that trace and as long as the batch. What a record causes goes on with its trace ({@link Causes}). Where nothing is
 * recorded a record's span stands for the trace that the record came with.
 */
final class BatchSpans implements AutoCloseable {
    private final Tracer tracer;
    private final Topic topic;
    private final Span batch;
    private final Map<ConsumerRecord<String, byte[]>, Span> records = new LinkedHashMap<>();
    private final Scope scope;

    BatchSpans(Tracer tracer, Topic topic, List<ConsumerRecord<String, byte[]>> polled) {
        this.tracer = tracer;
        this.topic = topic;
        SpanBuilder builder =
                builder(Context.root()).setAttribute(TelemetryNames.MESSAGING_BATCH_COUNT, (long) polled.size());
        Map<ConsumerRecord<String, byte[]>, Context> traces = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : polled) {
            Context trace = EventHeaders.trace(record.headers());
            SpanContext linked = Span.fromContext(trace).getSpanContext();
            if (linked.isValid()) {
                traces.put(record, trace);
                builder.addLink(linked);
            }
        }
        this.batch = builder.startSpan();
        Map<String, Context> byKey = new HashMap<>();
        traces.forEach((record, trace) -> {
            Span span = started(record, trace);
            records.put(record, span);
            byKey.put(record.key(), trace.with(span));
        });
        // Of one record alone everything is caused, whatever its key.
        Context now = polled.size() == 1 && !records.isEmpty()
                ? byKey.values().iterator().next()
                : Context.root().with(batch);
        this.scope = Causes.in(now, byKey).makeCurrent();
    }

    private SpanBuilder builder(Context parent) {
        return tracer.spanBuilder(TelemetryNames.PROCESS + " " + topic.topicName())
                .setParent(parent)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute(TelemetryNames.MESSAGING_SYSTEM, TelemetryNames.KAFKA)
                .setAttribute(TelemetryNames.MESSAGING_DESTINATION, topic.topicName())
                .setAttribute(TelemetryNames.MESSAGING_OPERATION, TelemetryNames.PROCESS)
                .setAttribute(TelemetryNames.MESSAGING_OPERATION_TYPE, TelemetryNames.PROCESS);
    }

    private Span started(ConsumerRecord<String, byte[]> record, Context trace) {
        return builder(trace)
                .addLink(batch.getSpanContext())
                .setAttribute(TelemetryNames.MESSAGING_PARTITION, Integer.toString(record.partition()))
                .setAttribute(TelemetryNames.MESSAGING_OFFSET, record.offset())
                .startSpan();
    }

    /** The record went to the dead letters. */
    void failed(ConsumerRecord<String, byte[]> record, Throwable cause) {
        PublishSpan.fail(records.getOrDefault(record, batch), cause);
    }

    /** The batch is over; whatever was not marked as failed was stored. */
    @Override
    public void close() {
        scope.close();
        records.values().forEach(Span::end);
        batch.end();
    }
}
