package io.kalimtak.interaction.erasure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Topics of dead letters as a log whose beginning can be cut off: Kafka removes no single record, so what is to stay is
 * copied to the end first. All of it throws KafkaException when the brokers do not do their part.
 */
final class DeadLetterLog implements AutoCloseable {
    /** Where a copy stood at first: tells copies that a crash left twice. */
    static final String COPIED_FROM = "dlq-copied-from";

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int IDLE_POLLS = 120;

    /** Twice what a topic takes: the client counts before compression, the broker after it. */
    private static final int MAX_REQUEST_BYTES = 2 * 1024 * 1024;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    DeadLetterLog(String bootstrapServers) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "compression.type",
                        "zstd",
                        "max.request.size",
                        MAX_REQUEST_BYTES),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** The end of each partition that holds anything. */
    Map<TopicPartition, Long> ends(String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = new TreeMap<>(Comparator.comparing(TopicPartition::partition));
        ends.putAll(consumer.endOffsets(partitions));
        ends.entrySet().removeIf(end -> begins.get(end.getKey()) >= end.getValue());
        return ends;
    }

    /** Reads a partition from its beginning up to an offset, this one excluded, a batch at a time. */
    void read(TopicPartition partition, long end, Consumer<List<ConsumerRecord<byte[], byte[]>>> batches) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        int idle = 0;
        while (consumer.position(partition) < end) {
            List<ConsumerRecord<byte[], byte[]>> batch = consumer.poll(POLL).records(partition).stream()
                    .filter(record -> record.offset() < end)
                    .toList();
            idle = batch.isEmpty() ? idle + 1 : 0;
            if (idle > IDLE_POLLS) {
                throw new TimeoutException("dead letters cannot be read to their end");
            }
            if (!batch.isEmpty()) {
                batches.accept(batch);
            }
        }
    }

    /**
     * The same for a record and its copies, and for no others of its partition: where it stood at first, and what it
     * holds, because in a topic that was mirrored others may stand at that offset.
     */
    static String origin(ConsumerRecord<byte[], byte[]> record) {
        Header copied = record.headers().lastHeader(COPIED_FROM);
        String offset =
                copied == null ? Long.toString(record.offset()) : new String(copied.value(), StandardCharsets.US_ASCII);
        return offset + ":" + Arrays.hashCode(record.key()) + ":" + Arrays.hashCode(record.value());
    }

    /** Sends a copy to the end of the record's own partition, with its key, headers and time. */
    void copy(ConsumerRecord<byte[], byte[]> record) {
        ProducerRecord<byte[], byte[]> copy = new ProducerRecord<>(
                record.topic(), record.partition(), record.timestamp(), record.key(), record.value(), record.headers());
        if (!isCopy(record)) {
            copy.headers().add(COPIED_FROM, Long.toString(record.offset()).getBytes(StandardCharsets.US_ASCII));
        }
        sent.add(producer.send(copy));
    }

    /** Whether a record is such a copy. */
    static boolean isCopy(ConsumerRecord<byte[], byte[]> record) {
        return record.headers().lastHeader(COPIED_FROM) != null;
    }

    /** Fails where the beginning of a partition may not be cut off, by its rights or its policy; removes nothing. */
    void mayCut(TopicPartition partition) {
        cut(partition, consumer.beginningOffsets(List.of(partition)).get(partition));
    }

    /** Returns when every in-sync replica has every copy. */
    void awaitCopies() {
        producer.flush();
        List<Future<RecordMetadata>> copies = List.copyOf(sent);
        // One that failed is no business of the next partition.
        sent.clear();
        copies.forEach(DeadLetterLog::done);
    }

    /** Removes what stands before an offset. */
    void cut(TopicPartition partition, long end) {
        done(admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(end)))
                .all()
                .toCompletionStage()
                .toCompletableFuture());
    }

    private static void done(Future<?> work) {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw new KafkaException("dead letters cannot be copied or cut", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
        admin.close();
    }
}
