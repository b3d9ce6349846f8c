package io.kalimtak.kit.events;

import io.kalimtak.schemas.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Follows a compacted topic from its beginning and keeps on following: every replica has the whole of it in memory and
 * sees a change within one poll. No consumer group, nothing committed; a restart reads it again.
 *
 * <p>A record that cannot be decoded is logged and passed over: this is a view, and the topic's owner dead-letters
 * nothing that it wrote itself.
 */
public final class TopicFollower<T extends SpecificRecord> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long STOP_WITHIN_MS = 3_000;

    private final Topic topic;
    private final Class<T> type;
    private final AvroCodec codec;
    private final String bootstrapServers;
    private final Consumer<T> sink;
    private volatile boolean running = true;
    private volatile boolean caughtUp;
    private volatile KafkaConsumer<String, byte[]> consumer;
    private final Thread loop;

    /** Starts following at once; {@code sink} is called on one thread, in the order of each partition. */
    public TopicFollower(Topic topic, Class<T> type, AvroCodec codec, String bootstrapServers, Consumer<T> sink) {
        this.topic = topic;
        this.type = type;
        this.codec = codec;
        this.bootstrapServers = bootstrapServers;
        this.sink = sink;
        this.loop =
                Thread.ofPlatform().daemon().name("follow-" + topic.topicName()).start(this::run);
    }

    /** Whether everything that stood in the topic when following began has been seen. */
    public boolean caughtUp() {
        return caughtUp;
    }

    private void run() {
        while (running) {
            try (KafkaConsumer<String, byte[]> opened =
                    new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer = opened;
                follow(opened);
            } catch (WakeupException e) {
                LOG.debugf("stopped following topic=%s", topic.topicName());
            } catch (RuntimeException e) {
                LOG.warnf(e, "following a topic failed, starting over topic=%s", topic.topicName());
                pause();
            }
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    private void follow(KafkaConsumer<String, byte[]> from) {
        List<TopicPartition> partitions = from.partitionsFor(topic.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("topic " + topic.topicName() + " does not exist yet");
        }
        from.assign(partitions);
        from.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = from.endOffsets(partitions);
        while (running) {
            for (ConsumerRecord<String, byte[]> record : from.poll(POLL)) {
                take(record);
            }
            if (!caughtUp) {
                caughtUp = ends.entrySet().stream().allMatch(end -> from.position(end.getKey()) >= end.getValue());
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return;
        }
        T event;
        try {
            event = codec.decode(topic, record.value(), type);
        } catch (UndecodableRecordException e) {
            LOG.errorf(
                    "record passed over topic=%s partition=%d offset=%d cause=%s",
                    record.topic(), record.partition(), record.offset(), e.getMessage());
            return;
        }
        sink.accept(event);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        running = false;
        KafkaConsumer<String, byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
        try {
            loop.join(STOP_WITHIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
