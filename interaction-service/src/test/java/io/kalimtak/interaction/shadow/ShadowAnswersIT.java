package io.kalimtak.interaction.shadow;

import static io.kalimtak.interaction.testing.Samples.interaction;
import static io.kalimtak.interaction.testing.Samples.shadowAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kalimtak.events.v1.ShadowAnswer;
import io.kalimtak.interaction.sql.StoreException;
import io.kalimtak.interaction.testing.InteractionTest;
import io.kalimtak.kit.events.EventPublisher;
import io.kalimtak.local.testing.Broker;
import io.kalimtak.local.testing.Database;
import io.kalimtak.schemas.Topic;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/** From the topic to the table. */
@InteractionTest
class ShadowAnswersIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ALL =
            "SELECT * FROM interaction.shadow_answers WHERE interaction_id = ? ORDER BY model_version";
    private static final String COUNT = "SELECT count(*) FROM interaction.shadow_answers WHERE interaction_id = ?";
    private static final String EXPECTED_ROW = "%s|shadow-1|0123456789abcdef0123456789abcdef"
            + "|00000000-0000-0001-0000-000000000002|default|null|embedded-base-1|# Task\nWrite a sonnet"
            + "|# Task\nWrite a sonnet|7|15|6|12|0.75|f|2026-11-23 12:00:01.123456+00|2026-11-23 12:00:00.123456+00";

    @Inject
    EventPublisher publisher;

    @Inject
    StoreShadowAnswers answers;

    private final UUID id = UUID.randomUUID();

    @Test
    void shouldStoreEveryFieldBeforeTheInteractionHasCome() throws SQLException {
        RecordMetadata sent = send(shadowAnswer(id, "shadow-1").build());

        await().atMost(SOON).until(() -> Broker.committed("interaction-service", sent));
        try (Connection connection = Database.connect()) {
            Database.execute(connection, "SET TimeZone = 'UTC'");
            assertThat(Database.rows(connection, ALL, id)).containsExactly(EXPECTED_ROW.formatted(id));
        }
    }

    @Test
    void shouldChangeNothingWhenAllIsReplayedWithTheInteractionBetween() {
        ShadowAnswer answer = shadowAnswer(id, "shadow-1").build();
        RecordMetadata first = send(answer);
        await().atMost(SOON).until(() -> Broker.committed("interaction-service", first));
        List<String> before = Database.rows(ALL, id);

        publisher
                .publish(Topic.INTERACTIONS, id.toString(), interaction(id).build())
                .join();
        send(answer);
        RecordMetadata last = send(answer);

        await().atMost(SOON).until(() -> Broker.committed("interaction-service", last));
        assertThat(Database.rows(ALL, id)).isEqualTo(before).hasSize(1);
    }

    @Test
    void shouldEndInTheSameRowsWhateverTheOrderAndHoweverOftenInOneBatch() {
        List<UUID> ids = new ArrayList<>();
        for (int seed = 0; seed < 5; seed++) {
            UUID interaction = UUID.randomUUID();
            List<ShadowAnswer> batch = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                batch.add(shadowAnswer(interaction, "shadow-" + i).build());
                batch.add(batch.getLast());
            }
            Collections.shuffle(batch, new Random(seed));
            answers.store(batch.subList(0, 4));
            answers.store(batch);
            ids.add(interaction);
        }

        assertThat(ids).allSatisfy(one -> assertThat(Database.value(COUNT, one)).isEqualTo("3"));
    }

    @Test
    void shouldLeaveAHeldAnswerAsItWas() {
        answers.store(List.of(shadowAnswer(id, "shadow-1").build()));

        answers.store(
                List.of(shadowAnswer(id, "shadow-1").setModelOutput("another").build()));

        assertThat(Database.value("SELECT model_output FROM interaction.shadow_answers WHERE interaction_id = ?", id))
                .isEqualTo("# Task\nWrite a sonnet");
    }

    @Test
    void shouldStoreNoneWhenOneOfABatchCannotBeStored() {
        List<ShadowAnswer> batch = List.of(
                shadowAnswer(id, "shadow-1").build(),
                shadowAnswer(id, "shadow-2").setSimilarity(1.5).build());

        assertThatThrownBy(() -> answers.store(batch)).isInstanceOf(StoreException.class);

        assertThat(Database.value(COUNT, id)).isEqualTo("0");
    }

    @Test
    void shouldPutABadRecordAsideAndStoreThoseBesideIt() {
        send(shadowAnswer(id, "shadow-1").build());
        send(shadowAnswer(id, "shadow-2").setModelOutput("a NUL \u0000 inside").build());
        RecordMetadata last = send(shadowAnswer(id, "shadow-3").build());

        await().atMost(SOON).until(() -> Broker.committed("interaction-service", last));

        assertThat(Database.rows(
                        "SELECT model_version FROM interaction.shadow_answers WHERE interaction_id = ? ORDER BY 1", id))
                .containsExactly("shadow-1", "shadow-3");
        assertThat(Broker.records(Topic.SHADOW_ANSWERS.deadLetterName(), id.toString()))
                .singleElement()
                .satisfies(letter -> assertThat(new String(
                                letter.headers().lastHeader("dlq-cause").value()))
                        .endsWith("SQLSTATE 22021"));
    }

    private RecordMetadata send(ShadowAnswer answer) {
        return publisher
                .publish(Topic.SHADOW_ANSWERS, answer.getInteractionId().toString(), answer)
                .join();
    }
}
