package io.kalimtak.kit.events;

import io.kalimtak.kit.telemetry.TraceContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that could not be processed, with what an operator needs to mend and replay it.
 *
 * @param headers {@code dlq-cause}, {@code dlq-service}, {@code dlq-topic}, {@code dlq-partition}, {@code dlq-offset},
 *     and the trace that the record belongs to
 */
record DeadLetter(String key, byte[] value, Map<String, String> headers) {
    static DeadLetter of(ConsumerRecord<String, byte[]> record, String service, Throwable cause) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("dlq-cause", describe(cause));
        headers.put("dlq-service", service);
        headers.put("dlq-topic", record.topic());
        headers.put("dlq-partition", Integer.toString(record.partition()));
        headers.put("dlq-offset", Long.toString(record.offset()));
        TraceContext.of(EventHeaders.trace(record.headers())).writeTo(headers::put);
        return new DeadLetter(record.key(), record.value(), headers);
    }

    /**
     * The root cause by type, and for SQL by state: messages of databases and parsers quote the row, and user text
     * stays out of headers.
     */
    static String describe(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String name = root.getClass().getSimpleName();
        if (root instanceof java.sql.SQLException sql) {
            return name + " SQLSTATE " + sql.getSQLState();
        }
        return root instanceof UndecodableRecordException ? name + " " + root.getMessage() : name;
    }
}
