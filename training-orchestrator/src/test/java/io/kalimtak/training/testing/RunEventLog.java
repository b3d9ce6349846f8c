package io.kalimtak.training.testing;

import io.kalimtak.events.v1.TrainingRun;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the world was told of a run. */
public final class RunEventLog {
    private static final int TRIES = 50;

    private RunEventLog() {}

    /** The states of the run's events in the topic's order, up to one that ends it. */
    public static List<String> states(AvroCodec codec, String runId) {
        List<String> states = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", KalimtakServers.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition(Topic.TRAINING_RUNS.topicName(), 0)));
            consumer.seekToBeginning(consumer.assignment());
            for (int i = 0; i < TRIES && !ended(states); i++) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (runId.equals(record.key())) {
                        states.add(codec.decode(Topic.TRAINING_RUNS, record.value(), TrainingRun.class)
                                .getState()
                                .name());
                    }
                });
            }
        }
        return states;
    }

    private static boolean ended(List<String> states) {
        return !states.isEmpty()
                && List.of("DONE", "REJECTED", "FAILED", "CANCELLED").contains(states.getLast());
    }
}
