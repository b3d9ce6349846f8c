package io.kalimtak.local.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The broker of the tests as a stranger sees it. */
public final class Broker {
    private static final AtomicBoolean PAUSED = new AtomicBoolean();

    private Broker() {}

    /** Makes the broker hang until {@link #resume()}: connections stay open and nothing is answered. */
    public static void pause() {
        run(SharedServers.ofJvm().get(SharedServers.PAUSE_BROKER));
        PAUSED.set(true);
    }

    /** Lets the broker go on, if it was paused: a container engine refuses to let go on what runs. */
    public static void resume() {
        if (PAUSED.getAndSet(false)) {
            run(SharedServers.ofJvm().get(SharedServers.RESUME_BROKER));
        }
    }

    private static void run(String command) {
        try {
            int status =
                    new ProcessBuilder(command.split(" ")).inheritIO().start().waitFor();
            if (status != 0) {
                throw new IllegalStateException(command + " ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every record of a topic with this key, as of now. */
    public static List<ConsumerRecord<String, byte[]>> records(String topic, String key) {
        Map<String, Object> settings = Map.of("bootstrap.servers", KalimtakServers.bootstrapServers());
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (key.equals(record.key())) {
                        found.add(record);
                    }
                });
            }
            return found;
        }
    }

    /** Whether a consumer group, named like its service, has committed past this record. */
    public static boolean committed(String group, RecordMetadata record) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", KalimtakServers.bootstrapServers()))) {
            OffsetAndMetadata committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(new TopicPartition(record.topic(), record.partition()));
            return committed != null && committed.offset() > record.offset();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
