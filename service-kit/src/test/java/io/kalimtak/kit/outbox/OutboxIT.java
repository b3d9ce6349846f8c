package io.kalimtak.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.events.v1.TrainingSet;
import io.kalimtak.events.v1.TrainingSetStatus;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.kit.events.StoredEvents;
import io.kalimtak.kit.events.TopicFollower;
import io.kalimtak.kit.telemetry.TraceContext;
import io.kalimtak.local.testing.Broker;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
class OutboxIT {
    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource database;

    @Inject
    AvroCodec codec;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void shouldSendWhatWasCommittedInOrderAndNothingElse() throws SQLException {
        List<Long> seen = new CopyOnWriteArrayList<>();
        String key = UUID.randomUUID().toString();
        try (var follower =
                new TopicFollower<>(Topic.TRAINING_SETS, TrainingSet.class, codec, bootstrapServers, event -> {
                    if (event.getLocation().equals(key)) {
                        seen.add(event.getRowsTrain());
                    }
                })) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(follower::caughtUp);
            for (long i = 0; i < 50; i++) {
                long number = i;
                QuarkusTransaction.requiringNew()
                        .run(() -> outbox.append(Topic.TRAINING_SETS, key, event(key, number)));
            }
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                        outbox.append(Topic.TRAINING_SETS, key, event(key, 999));
                        throw new IllegalStateException("roll back");
                    }))
                    .hasMessageContaining("roll back");
            QuarkusTransaction.requiringNew().run(() -> outbox.append(Topic.TRAINING_SETS, key, event(key, 50)));

            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> seen.contains(50L));
        }
        assertThat(seen)
                .containsExactlyElementsOf(LongStream.rangeClosed(0, 50).boxed().toList());
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> rows() == 0);
    }

    @Test
    void shouldRefuseToWriteOutsideATransaction() {
        assertThatThrownBy(() -> outbox.append(Topic.TRAINING_SETS, "k", event("k", 1)))
                .isInstanceOf(TransactionalException.class);
    }

    @Test
    void shouldSendARowInTheTraceThatItWasWrittenIn() {
        String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        TraceContext caller = new TraceContext(traceparent, "vendor=1");
        String key = UUID.randomUUID().toString();

        caller.context()
                .wrap(() -> QuarkusTransaction.requiringNew()
                        .run(() -> outbox.append(Topic.TRAINING_SETS, key, event(key, 1))))
                .run();

        Map<String, String> headers = headers(key);
        assertThat(headers).containsEntry("traceparent", traceparent).containsEntry("tracestate", "vendor=1");
    }

    @Test
    void shouldSendARowOfTheReleaseBeforeWhichHasNoTrace() throws SQLException {
        String key = UUID.randomUUID().toString();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "INSERT INTO outbox (topic, event_key, payload) VALUES (?, ?, ?)")) {
            insert.setString(1, Topic.TRAINING_SETS.topicName());
            insert.setString(2, key);
            insert.setBytes(3, StoredEvents.write(event(key, 1)));
            insert.executeUpdate();
        }

        assertThat(headers(key)).containsEntry("event-type", "TrainingSet").doesNotContainKey("traceparent");
    }

    private static Map<String, String> headers(String key) {
        ConsumerRecord<String, byte[]> record = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> Broker.records(Topic.TRAINING_SETS.topicName(), key), found -> !found.isEmpty())
                .getFirst();
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value())));
        return headers;
    }

    private long rows() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM outbox")) {
            result.next();
            return result.getLong(1);
        }
    }

    private static TrainingSet event(String location, long number) {
        return TrainingSet.newBuilder()
                .setEventId(new UUID(2, number))
                .setOccurredAt(Instant.parse("2026-01-31T08:00:00Z"))
                .setTrainingSetId(new UUID(3, 3))
                .setStatus(TrainingSetStatus.PUBLISHED)
                .setLocation(location)
                .setManifestSha256("00")
                .setRowsTrain(number)
                .setRowsEval(0)
                .setRowsPreferences(0)
                .setRowsByLanguage(Map.of())
                .build();
    }
}
