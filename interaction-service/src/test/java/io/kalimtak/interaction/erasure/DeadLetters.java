package io.kalimtak.interaction.erasure;

import io.kalimtak.local.testing.KalimtakServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Dead letters as services leave them, all in the first partition so that people stand among each other. */
final class DeadLetters {
    private DeadLetters() {}

    /** Leaves one and returns its offset. */
    static long bury(String topic, UUID key, byte[] value, Instant at, Map<String, String> headers) {
        return bury(topic, key.toString(), value, at, headers);
    }

    /** Leaves one under any key, or under none. */
    static long bury(String topic, String key, byte[] value, Instant at, Map<String, String> headers) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", KalimtakServers.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, 0, at.toEpochMilli(), key, value);
            headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            return producer.send(record).get().offset();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sets what the brokers do with old letters. */
    static void policy(String topic, String policy) {
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry("cleanup.policy", policy), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", KalimtakServers.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(set)))
                    .all()
                    .get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the beginning of the first partition may be cut off by now. */
    static boolean mayCut(String topic) {
        try (DeadLetterLog log = new DeadLetterLog(KalimtakServers.bootstrapServers())) {
            log.mayCut(new TopicPartition(topic, 0));
            return true;
        } catch (KafkaException e) {
            return false;
        }
    }

    /** What the first partition holds under these keys. */
    static List<ConsumerRecord<String, byte[]>> of(String topic, UUID... keys) {
        TopicPartition partition = new TopicPartition(topic, 0);
        List<String> wanted = List.of(keys).stream().map(UUID::toString).toList();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", KalimtakServers.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (wanted.contains(record.key())) {
                        found.add(record);
                    }
                });
            }
            return found;
        }
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
