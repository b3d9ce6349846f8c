package io.kalimtak.system.oracle;

import io.kalimtak.schemas.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the topics hold, from their first record to the last that is there when one asks. */
public final class Topics {
    private static final int HEADER_BYTES = 5;

    private final String bootstrapServers;

    public Topics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** The events of a topic, partition by partition in their order. */
    public <T extends SpecificRecord> List<T> events(Topic topic, Class<T> type) throws IOException {
        return events(topic.topicName(), type);
    }

    /** The events among a topic's dead letters; this build wrote them, so they are in its own schemas. */
    <T extends SpecificRecord> List<T> deadLetters(Topic topic, Class<T> type) throws IOException {
        return events(topic.deadLetterName(), type);
    }

    private <T extends SpecificRecord> List<T> events(String topic, Class<T> type) throws IOException {
        SpecificDatumReader<T> reader = new SpecificDatumReader<>(type);
        BinaryDecoder decoder = null;
        List<T> events = new ArrayList<>();
        for (byte[] value : values(topic)) {
            decoder = DecoderFactory.get().binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, decoder);
            events.add(reader.read(null, decoder));
        }
        return events;
    }

    private List<byte[]> values(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<byte[]> values = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
            }
            return values;
        }
    }
}
