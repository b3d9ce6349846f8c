package io.kalimtak.system.bench.curation;

import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.local.server.EmbeddedServers;
import io.kalimtak.schemas.Topic;
import io.kalimtak.system.bench.ingest.WireFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics that curation-service reads, filled as the other services fill them. */
final class RatedTopics implements AutoCloseable {
    private final RatedSamples samples;
    private final WireFormat<Interaction> interactions;
    private final WireFormat<Feedback> ratings;
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    RatedTopics(EmbeddedServers servers, RatedSamples samples) throws IOException, InterruptedException {
        this.samples = samples;
        this.interactions = WireFormat.of(servers.registry().confluentApi(), Topic.INTERACTIONS, Interaction.class);
        this.ratings = WireFormat.of(servers.registry().confluentApi(), Topic.FEEDBACK, Feedback.class);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers.kafka().bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Interactions and their ratings; returns when all are durable. */
    void rated(int first, int count) throws IOException {
        for (int number = first; number < first + count; number++) {
            sendInteraction(number);
            sendRating(number);
        }
        flush();
    }

    void interaction(int number) throws IOException {
        sendInteraction(number);
        flush();
    }

    void rating(int number) throws IOException {
        sendRating(number);
        flush();
    }

    private void sendInteraction(int number) throws IOException {
        send(Topic.INTERACTIONS, number, interactions.encode(samples.interaction(number)));
    }

    private void sendRating(int number) throws IOException {
        send(Topic.FEEDBACK, number, ratings.encode(samples.rating(number)));
    }

    private void send(Topic topic, int number, byte[] value) {
        String key = samples.interactionId(number).toString();
        producer.send(
                new ProducerRecord<>(topic.topicName(), key, value), (metadata, e) -> failure.compareAndSet(null, e));
    }

    private void flush() throws IOException {
        producer.flush();
        if (failure.get() != null) {
            throw new IOException("Kafka did not take a record", failure.get());
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
