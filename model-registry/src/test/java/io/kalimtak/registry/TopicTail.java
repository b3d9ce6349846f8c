package io.kalimtak.registry;

import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** For tests: the events of a topic of one partition from the moment this was opened. */
final class TopicTail<T extends SpecificRecord> implements AutoCloseable {
    /** One record. */
    record Event<T>(String key, T value) {}

    private final KafkaConsumer<String, byte[]> consumer;
    private final Topic topic;
    private final Class<T> type;
    private final AvroCodec codec;
    private final List<Event<T>> seen = new ArrayList<>();

    TopicTail(Topic topic, Class<T> type, AvroCodec codec) {
        this.topic = topic;
        this.type = type;
        this.codec = codec;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", KalimtakServers.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        TopicPartition partition = new TopicPartition(topic.topicName(), 0);
        consumer.assign(List.of(partition));
        consumer.seekToEnd(List.of(partition));
        consumer.position(partition);
    }

    /** All events so far. */
    List<Event<T>> events() {
        consumer.poll(Duration.ofMillis(200))
                .forEach(record -> seen.add(new Event<>(record.key(), codec.decode(topic, record.value(), type))));
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
