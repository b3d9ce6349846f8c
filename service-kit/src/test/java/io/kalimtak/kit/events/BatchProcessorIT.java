package io.kalimtak.kit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import io.kalimtak.kit.KitConfig;
import io.kalimtak.kit.telemetry.Tracing;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
class BatchProcessorIT {
    private static final String POISON = "poison";

    @Inject
    EventPublisher publisher;

    @Inject
    ConsumerMetrics metrics;

    @Inject
    KitConfig config;

    @Inject
    BatchProcessors processors;

    @Inject
    AvroCodec codec;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "apicurio.registry.url")
    String registryUrl;

    @Test
    void shouldCostOneDeadLetterWhenOneOf500IsBad() {
        List<String> stored = new ArrayList<>();
        AtomicInteger transactions = new AtomicInteger();
        BatchStore<PrivacyEvent> store = events -> {
            transactions.incrementAndGet();
            if (events.stream().anyMatch(event -> POISON.equals(event.getSubjectId()))) {
                throw new IllegalArgumentException("a bad row");
            }
            events.forEach(event -> stored.add(event.getSubjectId()));
        };
        List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            batch.add(record(i, i == 137 ? POISON : "s" + i));
        }

        processors.of(Topic.PRIVACY, PrivacyEvent.class, store).process(batch);

        assertThat(stored).hasSize(499).doesNotContain(POISON).isSortedAccordingTo(BatchProcessorIT::byNumber);
        assertThat(transactions.get()).isBetween(2, 20);
        ConsumerRecord<String, byte[]> letter =
                new ConfluentStyleConsumer(bootstrapServers, registryUrl).lastRecord(Topic.PRIVACY.deadLetterName());
        assertThat(headers(letter))
                .containsEntry("dlq-cause", "IllegalArgumentException")
                .containsEntry("dlq-service", "service-kit")
                .containsEntry("dlq-topic", "kalimtak.privacy.v1")
                .containsEntry("dlq-offset", "137");
        assertThat(letter.value()).isEqualTo(batch.get(137).value());
    }

    @Test
    void shouldBuryBytesThatAreNoEventAndStoreTheRest() {
        List<PrivacyEvent> stored = new ArrayList<>();
        ConsumerRecord<String, byte[]> broken =
                new ConsumerRecord<>(Topic.PRIVACY.topicName(), 0, 1, "k", new byte[] {1, 2, 3});

        processors
                .of(Topic.PRIVACY, PrivacyEvent.class, stored::addAll)
                .process(List.of(record(0, "a"), broken, record(2, "b")));

        assertThat(stored).extracting(PrivacyEvent::getSubjectId).containsExactly("a", "b");
    }

    @Test
    void shouldWaitForADatabaseThatIsAwayAndBuryNothing() {
        AtomicInteger tries = new AtomicInteger();
        List<PrivacyEvent> stored = new ArrayList<>();
        BatchStore<PrivacyEvent> store = events -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException(new SQLException("gone", "57P01"));
            }
            stored.addAll(events);
        };

        processors.of(Topic.PRIVACY, PrivacyEvent.class, store).process(List.of(record(0, "a"), record(1, "b")));

        assertThat(tries.get()).isEqualTo(3);
        assertThat(stored).hasSize(2);
    }

    @Test
    void shouldThrowAndBuryNothingWhenItFailsBecauseTheServiceStops() {
        BatchProcessors stopping = new BatchProcessors(codec, publisher, metrics, config, Tracing.off(), "service-kit");
        stopping.stop(new ShutdownEvent());
        AtomicInteger tries = new AtomicInteger();
        BatchStore<PrivacyEvent> store = events -> {
            tries.incrementAndGet();
            throw new IllegalStateException("the container is gone");
        };
        BatchProcessor<PrivacyEvent> processor = stopping.of(Topic.PRIVACY, PrivacyEvent.class, store);

        assertThatThrownBy(() -> processor.process(List.of(record(0, "a"), record(1, "b"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the container is gone");

        // Not halved, so neither of the two was taken for a bad record.
        assertThat(tries.get()).isEqualTo(1);
    }

    private static int byNumber(String a, String b) {
        return Integer.compare(Integer.parseInt(a.substring(1)), Integer.parseInt(b.substring(1)));
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new java.util.HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value())));
        return headers;
    }

    private ConsumerRecord<String, byte[]> record(long offset, String subject) {
        PrivacyEvent event = PrivacyEvent.newBuilder()
                .setEventId(new UUID(1, offset))
                .setOccurredAt(Instant.parse("2026-01-31T08:00:00Z"))
                .setSubjectId(subject)
                .setKind(PrivacyEventKind.CONSENT_CHANGED)
                .setTraining(true)
                .build();
        return new ConsumerRecord<>(Topic.PRIVACY.topicName(), 0, offset, subject, codec.encode(Topic.PRIVACY, event));
    }
}
