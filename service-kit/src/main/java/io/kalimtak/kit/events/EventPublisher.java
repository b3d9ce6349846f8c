package io.kalimtak.kit.events;

import io.kalimtak.kit.KitConfig;
import io.kalimtak.kit.telemetry.TraceContext;
import io.kalimtak.kit.telemetry.Tracing;
import io.kalimtak.schemas.Topic;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends events and tells when they are durable: {@code acks=all}, idempotent producer, so the order of one key holds
 * over retries. Use cases do not call it: they write to the outbox. Only the gateway, which owns no rows, publishes
 * directly.
 */
@ApplicationScoped
public class EventPublisher {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final AvroCodec codec;
    private final Producer<String, byte[]> producer;
    private final Tracer tracer;

    /** For proxies only. */
    protected EventPublisher() {
        this.codec = null;
        this.producer = null;
        this.tracer = null;
    }

    @jakarta.inject.Inject
    public EventPublisher(
            AvroCodec codec,
            KitConfig config,
            Tracing tracing,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.codec = codec;
        this.tracer = tracing.tracer();
        this.producer = new KafkaProducer<>(
                settings(bootstrapServers, config.events()), new StringSerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> settings(String bootstrapServers, KitConfig.Events events) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, events.compression());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, events.maxBlock().toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        return settings;
    }

    /**
     * Sends one event, which belongs to the trace that is under way. The future completes when every in-sync replica has it,
     * and exceptionally when that did not happen within ten seconds; the record may then still have arrived, so consumers
     * stay idempotent.
     */
    public CompletableFuture<RecordMetadata> publish(Topic topic, String key, SpecificRecord event) {
        return publish(topic, key, event, Context.current());
    }

    /** The same for an event that was stored in between: it belongs to the trace that it was stored with. */
    public CompletableFuture<RecordMetadata> publish(
            Topic topic, String key, SpecificRecord event, TraceContext storedWith) {
        return publish(topic, key, event, storedWith.context());
    }

    private CompletableFuture<RecordMetadata> publish(Topic topic, String key, SpecificRecord event, Context cause) {
        Span span = PublishSpan.start(tracer, topic, cause);
        CompletableFuture<RecordMetadata> sent;
        try {
            List<Header> headers = EventHeaders.of(event, TraceContext.of(cause.with(span)));
            sent = send(new ProducerRecord<>(topic.topicName(), null, key, codec.encode(topic, event), headers));
        } catch (RuntimeException e) {
            sent = CompletableFuture.failedFuture(e);
        }
        if (span.isRecording()) {
            sent.whenComplete((at, failure) -> PublishSpan.end(span, failure));
        }
        return sent;
    }

    /** Sends a record that could not be processed to its topic's dead letters, as it came, with the cause. */
    CompletableFuture<RecordMetadata> publishDeadLetter(Topic topic, DeadLetter letter) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic.deadLetterName(), null, letter.key(), letter.value());
        letter.headers()
                .forEach((name, value) ->
                        record.headers().add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8))));
        return send(record);
    }

    private CompletableFuture<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
        CompletableFuture<RecordMetadata> sent = new CompletableFuture<>();
        producer.send(record, (metadata, failure) -> {
            if (failure == null) {
                sent.complete(metadata);
            } else {
                sent.completeExceptionally(failure);
            }
        });
        return sent;
    }

    @PreDestroy
    void close() {
        producer.close(CLOSE_WITHIN);
    }
}
