package io.kalimtak.kit.events;

import io.kalimtak.kit.telemetry.TraceContext;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The headers of every event: {@code event-id}, {@code event-type}, {@code occurred-at}, and of one that belongs to a trace
 * {@code traceparent} and {@code tracestate}.
 */
final class EventHeaders {
    private EventHeaders() {}

    static List<Header> of(SpecificRecord event, TraceContext trace) {
        List<Header> headers = new ArrayList<>(5);
        headers.add(header("event-id", Objects.toString(field(event, "event_id"))));
        headers.add(header("event-type", event.getSchema().getName()));
        headers.add(header("occurred-at", Objects.toString((Instant) field(event, "occurred_at"))));
        trace.writeTo((name, value) -> headers.add(header(name, value)));
        return headers;
    }

    /** The trace that a record belongs to, as a parent of spans; the root where it belongs to none. */
    static Context trace(Headers headers) {
        return TraceContext.context(name -> {
            Header header = headers.lastHeader(name);
            return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        });
    }

    private static Object field(SpecificRecord event, String name) {
        return event.get(event.getSchema().getField(name).pos());
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
