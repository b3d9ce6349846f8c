package io.kalimtak.kit.events;

import io.kalimtak.kit.KitConfig;
import io.kalimtak.schemas.Topic;
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

    /** For proxies only. */
    protected EventPublisher() {
        this.codec = null;
        this.producer = null;
    }

    @jakarta.inject.Inject
    public EventPublisher(
            AvroCodec codec,
            KitConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.codec = codec;
        this.producer = new KafkaProducer<>(
                settings(bootstrapServers, config.events().compression()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static Map<String, Object> settings(String bootstrapServers, String compression) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        return settings;
    }

    /**
     * Sends one event. The future completes when every in-sync replica has it, and exceptionally when that did not
     * happen within ten seconds; the record may then still have arrived, so consumers stay idempotent.
     */
    public CompletableFuture<RecordMetadata> publish(Topic topic, String key, SpecificRecord event) {
        try {
            List<Header> headers = EventHeaders.of(event);
            return send(new ProducerRecord<>(topic.topicName(), null, key, codec.encode(topic, event), headers));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
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
