package io.kalimtak.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.events.v1.TrainingSet;
import io.kalimtak.events.v1.TrainingSetStatus;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.kit.events.TopicFollower;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
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
            Awaitility.await().atMost(Duration.ofSeconds(15)).until(follower::caughtUp);
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

            Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> seen.contains(50L));
        }
        assertThat(seen)
                .containsExactlyElementsOf(LongStream.rangeClosed(0, 50).boxed().toList());
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> rows() == 0);
    }

    @Test
    void shouldRefuseToWriteOutsideATransaction() {
        assertThatThrownBy(() -> outbox.append(Topic.TRAINING_SETS, "k", event("k", 1)))
                .isInstanceOf(TransactionalException.class);
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
