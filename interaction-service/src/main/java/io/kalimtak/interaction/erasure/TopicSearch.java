package io.kalimtak.interaction.erasure;

import io.kalimtak.kit.privacy.ByteSearch;
import io.kalimtak.kit.privacy.PlaceSearch;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the raw bytes of every record that the topics hold now, dead letters included. */
@ApplicationScoped
class TopicSearch implements PlaceSearch {
    private static final Duration POLL = Duration.ofMillis(500);

    private final String bootstrapServers;

    TopicSearch(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    @Override
    public List<Finding> search(List<String> strings) {
        ByteSearch search = new ByteSearch(strings);
        Map<String, Long> found = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> open = new HashMap<>(consumer.endOffsets(partitions));
            while (!open.isEmpty()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (search.in(record.value()) || search.in(record.key())) {
                        found.merge(record.topic(), 1L, Long::sum);
                    }
                }
                open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
        }
        return found.entrySet().stream()
                .map(one -> new Finding("topic", one.getKey(), one.getValue()))
                .toList();
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        Stream.of(Topic.values())
                .flatMap(topic -> Stream.of(topic.topicName(), topic.deadLetterName()))
                .forEach(name -> consumer.partitionsFor(name)
                        .forEach(info -> partitions.add(new TopicPartition(name, info.partition()))));
        return partitions;
    }
}
