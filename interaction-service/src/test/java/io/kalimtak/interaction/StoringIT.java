package io.kalimtak.interaction;

import static io.kalimtak.interaction.testing.Samples.NOON;
import static io.kalimtak.interaction.testing.Samples.feedback;
import static io.kalimtak.interaction.testing.Samples.identity;
import static io.kalimtak.interaction.testing.Samples.interaction;
import static io.kalimtak.interaction.testing.Samples.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.events.v1.Identity;
import io.kalimtak.events.v1.Interaction;
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
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/** From the topics to the tables. */
@InteractionTest
class StoringIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String VIEW = "SELECT * FROM interaction.user_interactions WHERE id = ?";
    private static final String EXPECTED_VIEW_ROW = "%s|547649b7-b685-5c0d-a55e-ae72c74d5bef"
            + "|00000000-0000-0001-0000-000000000002|write me a poem|# Task\nWrite a poem|# Task\nWrite a poem"
            + "|4|6|10|12|embedded-base-1|ChatGPT|en|4|null|192.0.2.7|test/1"
            + "|2026-11-23 12:00:00.123456+00|2026-11-23 12:00:01.123456+00";

    @Inject
    EventPublisher publisher;

    @Test
    void shouldShowOneRowWhenEverythingOfAnInteractionHasArrived() throws SQLException {
        UUID id = UUID.randomUUID();

        send(Topic.INTERACTIONS, id, interaction(id).build());
        send(Topic.IDENTITIES, id, identity(id).build());
        send(Topic.FEEDBACK, id, feedback(id, FeedbackState.ACCEPTED).build());

        awaitComplete(id);
        assertThat(viewRow(id)).isEqualTo(EXPECTED_VIEW_ROW.formatted(id));
    }

    @Test
    void shouldShowTheSameRowWhenFeedbackAndIdentityCameFirst() throws SQLException {
        UUID id = UUID.randomUUID();

        send(Topic.FEEDBACK, id, feedback(id, FeedbackState.ACCEPTED).build());
        send(Topic.IDENTITIES, id, identity(id).build());
        awaitOne("SELECT count(*) FROM interaction.feedback WHERE interaction_id = ?", id);
        awaitOne("SELECT count(*) FROM identity.identities WHERE interaction_id = ?", id);
        send(Topic.INTERACTIONS, id, interaction(id).build());

        awaitComplete(id);
        assertThat(viewRow(id)).isEqualTo(EXPECTED_VIEW_ROW.formatted(id));
    }

    @Test
    void shouldChangeNothingWhenAllEventsAreReplayed() {
        UUID id = UUID.randomUUID();
        Interaction asked = interaction(id).build();
        Identity who = identity(id).build();
        Feedback first = feedback(id, FeedbackState.ACCEPTED).build();
        Feedback second = feedback(id, FeedbackState.ACCEPTED)
                .setFeedbackScore(2)
                .setSubmittedAt(NOON.plusSeconds(5))
                .setOccurredAt(NOON.plusSeconds(6))
                .build();
        Feedback replaced = next(first, FeedbackState.REPLACED, NOON.plusSeconds(6))
                .setReplacedBy(second.getFeedbackId())
                .build();
        List<Feedback> history = List.of(first, second, replaced);
        send(Topic.INTERACTIONS, id, asked);
        send(Topic.IDENTITIES, id, who);
        history.forEach(event -> send(Topic.FEEDBACK, id, event));
        awaitComplete(id);
        awaitOne("SELECT count(*) FROM interaction.feedback WHERE interaction_id = ? AND state = 'REPLACED'", id);
        List<String> before = everything(id);

        RecordMetadata lastAsked = send(Topic.INTERACTIONS, id, asked);
        RecordMetadata lastWho = send(Topic.IDENTITIES, id, who);
        List<RecordMetadata> lastSaid = new ArrayList<>();
        history.forEach(event -> lastSaid.add(send(Topic.FEEDBACK, id, event)));

        await().atMost(SOON).until(() -> Broker.committed("interaction-service", lastAsked));
        await().atMost(SOON).until(() -> Broker.committed("interaction-service", lastWho));
        await().atMost(SOON).until(() -> Broker.committed("interaction-service", lastSaid.getLast()));
        assertThat(everything(id)).isEqualTo(before).hasSize(4);
        assertThat(Database.value("SELECT feedback_score FROM interaction.user_interactions WHERE id = ?", id))
                .isEqualTo("2");
    }

    @Test
    void shouldCostOneDeadLetterWhenOneOf500RecordsIsBad() {
        String key = UUID.randomUUID().toString();
        UUID session = UUID.randomUUID();
        UUID bad = UUID.randomUUID();
        RecordMetadata last = null;
        for (int i = 0; i < 500; i++) {
            Interaction.Builder event = i == 250
                    ? interaction(bad).setInputText("a NUL \u0000 in the text")
                    : interaction(UUID.randomUUID());
            last = publisher
                    .publish(
                            Topic.INTERACTIONS, key, event.setSessionId(session).build())
                    .join();
        }
        RecordMetadata end = last;

        await().atMost(SOON).until(() -> Broker.committed("interaction-service", end));

        assertThat(Database.value("SELECT count(*) FROM interaction.content WHERE session_id = ?", session))
                .isEqualTo("499");
        assertThat(Broker.records(Topic.INTERACTIONS.deadLetterName(), key))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(new String(
                                    letter.headers().lastHeader("dlq-cause").value()))
                            .endsWith("SQLSTATE 22021");
                    assertThat(new String(
                                    letter.headers().lastHeader("dlq-service").value()))
                            .isEqualTo("interaction-service");
                });
    }

    @Test
    void shouldRefuseFeedbackWhenItsStateOrScoreIsUnknown() {
        String key = UUID.randomUUID().toString();
        UUID id = UUID.randomUUID();
        publisher
                .publish(
                        Topic.FEEDBACK, key, feedback(id, FeedbackState.UNKNOWN).build())
                .join();
        publisher
                .publish(
                        Topic.FEEDBACK,
                        key,
                        feedback(id, FeedbackState.ACCEPTED).setFeedbackScore(6).build())
                .join();
        RecordMetadata good = publisher
                .publish(
                        Topic.FEEDBACK,
                        key,
                        feedback(id, FeedbackState.ACCEPTED).build())
                .join();

        await().atMost(SOON).until(() -> Broker.committed("interaction-service", good));

        assertThat(Database.value("SELECT count(*) FROM interaction.feedback WHERE interaction_id = ?", id))
                .isEqualTo("1");
        assertThat(Broker.records(Topic.FEEDBACK.deadLetterName(), key)).hasSize(2);
    }

    @Test
    void shouldCommitOffsetsOnlyWhenTheRowsAreCommitted() throws SQLException {
        UUID id = UUID.randomUUID();
        RecordMetadata sent;
        try (Connection blocker = Database.connect()) {
            blocker.setAutoCommit(false);
            Database.execute(blocker, "LOCK TABLE interaction.content IN EXCLUSIVE MODE");
            sent = send(Topic.INTERACTIONS, id, interaction(id).build());
            await().atMost(SOON)
                    .until(() -> Integer.parseInt(Database.value("SELECT count(*) FROM pg_locks WHERE NOT granted"
                                    + " AND relation = 'interaction.content'::regclass"))
                            > 0);
            assertThat(Broker.committed("interaction-service", sent)).isFalse();
            blocker.rollback();
        }

        await().atMost(SOON).until(() -> Broker.committed("interaction-service", sent));
        assertThat(Database.value("SELECT count(*) FROM interaction.content WHERE id = ?", id))
                .isEqualTo("1");
    }

    private RecordMetadata send(Topic topic, UUID key, SpecificRecord event) {
        return publisher.publish(topic, key.toString(), event).join();
    }

    private static void awaitComplete(UUID id) {
        awaitOne(
                "SELECT count(*) FROM interaction.user_interactions"
                        + " WHERE id = ? AND feedback_score IS NOT NULL AND ip_address IS NOT NULL",
                id);
    }

    private static void awaitOne(String count, UUID id) {
        await().atMost(SOON).until(() -> Database.value(count, id).equals("1"));
    }

    private static String viewRow(UUID id) throws SQLException {
        try (Connection connection = Database.connect()) {
            Database.execute(connection, "SET TimeZone = 'UTC'");
            return Database.rows(connection, VIEW, id).getFirst();
        }
    }

    private static List<String> everything(UUID id) {
        List<String> rows = new ArrayList<>(Database.rows("SELECT * FROM interaction.content WHERE id = ?", id));
        rows.addAll(Database.rows("SELECT * FROM identity.identities WHERE interaction_id = ?", id));
        rows.addAll(
                Database.rows("SELECT * FROM interaction.feedback WHERE interaction_id = ? ORDER BY feedback_id", id));
        return rows;
    }
}
