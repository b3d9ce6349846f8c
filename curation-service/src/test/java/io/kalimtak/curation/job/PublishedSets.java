package io.kalimtak.curation.job;

import static org.awaitility.Awaitility.await;

import io.kalimtak.events.v1.TrainingSet;
import io.kalimtak.events.v1.TrainingSetStatus;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the topic of training sets from its beginning. */
@ApplicationScoped
public class PublishedSets {
    private final AvroCodec codec;

    PublishedSets(AvroCodec codec) {
        this.codec = codec;
    }

    /** The event that announces a set; exactly one. */
    public TrainingSet of(UUID set) {
        return only(set, TrainingSetStatus.PUBLISHED);
    }

    /** The event that takes a set back; exactly one. */
    public TrainingSet revoked(UUID set) {
        return only(set, TrainingSetStatus.REVOKED);
    }

    private TrainingSet only(UUID set, TrainingSetStatus status) {
        List<TrainingSet> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", KalimtakServers.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(Topic.TRAINING_SETS.topicName(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    if (record.key().equals(set.toString())) {
                        TrainingSet event = codec.decode(Topic.TRAINING_SETS, record.value(), TrainingSet.class);
                        if (event.getStatus() == status) {
                            found.add(event);
                        }
                    }
                }
                return found.size() == 1;
            });
        }
        return found.getFirst();
    }
}
