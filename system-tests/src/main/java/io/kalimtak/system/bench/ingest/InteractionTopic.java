package io.kalimtak.system.bench.ingest;

import io.kalimtak.events.v1.Interaction;
import io.kalimtak.schemas.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic of interactions from outside: filled, read, and asked how far the service has come. */
final class InteractionTopic implements AutoCloseable {
    private static final String GROUP = "interaction-service";

    private final String bootstrapServers;
    private final WireFormat<Interaction> format;
    private final SampleInteractions samples;
    private final Admin admin;
    private final List<TopicPartition> partitions;
    private final KafkaProducer<String, byte[]> producer;

    InteractionTopic(String bootstrapServers, WireFormat<Interaction> format, SampleInteractions samples) {
        this.bootstrapServers = bootstrapServers;
        this.format = format;
        this.samples = samples;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.partitions = IntStream.range(0, Topic.INTERACTIONS.partitions())
                .mapToObj(number -> new TopicPartition(Topic.INTERACTIONS.topicName(), number))
                .toList();
        // Acknowledged by all; compressed, in batches larger than the gateway's, for a harder yardstick.
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "compression.type",
                        "zstd",
                        "linger.ms",
                        5,
                        "batch.size",
                        128 * 1024),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Sends the records from {@code first} on; returns the seconds until the last one was durable. */
    double produce(long first, int count) throws IOException {
        AtomicReference<Exception> failure = new AtomicReference<>();
        long began = System.nanoTime();
        for (long number = first; number < first + count; number++) {
            Interaction event = samples.get(number);
            producer.send(
                    new ProducerRecord<>(
                            Topic.INTERACTIONS.topicName(),
                            event.getInteractionId().toString(),
                            format.encode(event)),
                    (metadata, e) -> failure.compareAndSet(null, e));
        }
        producer.flush();
        if (failure.get() != null) {
            throw new IOException("Kafka did not take a record", failure.get());
        }
        return seconds(began);
    }

    /** Reads and decodes everything behind these offsets with a plain consumer; returns the seconds. */
    double consume(Map<TopicPartition, Long> from, int count) throws IOException {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false, "max.poll.records", 500),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            from.forEach(consumer::seek);
            long began = System.nanoTime();
            int seen = 0;
            while (seen < count) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(5))) {
                    format.decode(record.value());
                    seen++;
                }
            }
            return seconds(began);
        }
    }

    /** Where each partition ends now. */
    Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        return admin
                .listOffsets(partitions.stream()
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /** Whether the service has committed everything up to these offsets, which it does when the rows are. */
    boolean stored(Map<TopicPartition, Long> ends) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata offset = committed.get(end.getKey());
            return end.getValue() == 0 || offset != null && offset.offset() >= end.getValue();
        });
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        admin.close(Duration.ofSeconds(5));
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
