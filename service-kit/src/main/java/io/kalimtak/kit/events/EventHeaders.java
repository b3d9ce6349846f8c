package io.kalimtak.kit.events;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** The headers of every event: {@code event-id}, {@code event-type}, {@code occurred-at}, {@code traceparent}. */
final class EventHeaders {
    private EventHeaders() {}

    static List<Header> of(SpecificRecord event) {
        List<Header> headers = new ArrayList<>(4);
        headers.add(header("event-id", Objects.toString(field(event, "event_id"))));
        headers.add(header("event-type", event.getSchema().getName()));
        headers.add(header("occurred-at", Objects.toString((Instant) field(event, "occurred_at"))));
        GlobalOpenTelemetry.getPropagators()
                .getTextMapPropagator()
                .inject(Context.current(), headers, (carrier, name, value) -> carrier.add(header(name, value)));
        return headers;
    }

    private static Object field(SpecificRecord event, String name) {
        return event.get(event.getSchema().getField(name).pos());
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
