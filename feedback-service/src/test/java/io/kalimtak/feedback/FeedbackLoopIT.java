package io.kalimtak.feedback;

import static io.kalimtak.feedback.testing.Samples.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.events.v1.FeedbackSubmission;
import io.kalimtak.feedback.testing.FeedbackTest;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.kit.events.EventPublisher;
import io.kalimtak.local.testing.Broker;
import io.kalimtak.local.testing.Database;
import io.kalimtak.schemas.Topic;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/** From the submissions' topic to the table and to the topic of standings. */
@FeedbackTest
class FeedbackLoopIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String COUNT = "SELECT count(*) FROM feedback.feedback WHERE interaction_id = ?";

    @Inject
    EventPublisher publisher;

    @Inject
    AvroCodec codec;

    @Test
    void shouldTellEachStandingOnceWhenSubmissionsComeAndAreReplayed() {
        UUID id = UUID.randomUUID();
        FeedbackSubmission first = submission(id, "rater", 2, 1).build();
        FeedbackSubmission second = submission(id, "rater", 5, 2).build();

        send(id, first);
        send(id, second);
        send(id, first);
        RecordMetadata last = send(id, second);

        await().atMost(SOON).until(() -> Broker.committed("feedback-service", last));
        await().atMost(SOON).untilAsserted(() -> assertThat(told(id)).hasSize(3));
        assertThat(told(id))
                .extracting(Feedback::getFeedbackId, Feedback::getState, Feedback::getReplacedBy)
                .containsExactly(
                        tuple(first.getFeedbackId(), FeedbackState.ACCEPTED, null),
                        tuple(second.getFeedbackId(), FeedbackState.ACCEPTED, null),
                        tuple(first.getFeedbackId(), FeedbackState.REPLACED, second.getFeedbackId()));
        assertThat(told(id)).extracting(Feedback::getEventId).doesNotHaveDuplicates();
    }

    @Test
    void shouldCostADeadLetterEachWhenThreeOf500RecordsAreBad() {
        String key = UUID.randomUUID().toString();
        UUID id = UUID.randomUUID();
        RecordMetadata last = null;
        for (int i = 0; i < 500; i++) {
            FeedbackSubmission.Builder one = submission(id, "rater" + i, 4, i);
            switch (i) {
                case 100 -> one.setFeedbackText("a NUL \u0000 in the text");
                case 101 -> one.setFeedbackScore(9);
                case 499 -> one.setFeedbackScore(null);
                default -> one.setFeedbackText("good");
            }
            last = publisher
                    .publish(Topic.FEEDBACK_SUBMISSIONS, key, one.build())
                    .join();
        }
        RecordMetadata end = last;

        await().atMost(SOON).until(() -> Broker.committed("feedback-service", end));

        assertThat(Database.value(COUNT, id)).isEqualTo("497");
        assertThat(Broker.records(Topic.FEEDBACK_SUBMISSIONS.deadLetterName(), key))
                .extracting(letter ->
                        new String(letter.headers().lastHeader("dlq-cause").value()))
                .containsExactlyInAnyOrder(
                        "PSQLException SQLSTATE 22021", "BadSubmissionException", "BadSubmissionException");
        await().atMost(SOON).untilAsserted(() -> assertThat(told(id)).hasSize(497));
    }

    @Test
    void shouldStoreNothingAndCommitNoOffsetWhenTheOutboxCannotBeWrittenYet() throws SQLException {
        UUID id = UUID.randomUUID();
        RecordMetadata sent;
        try (Connection blocker = Database.connect()) {
            blocker.setAutoCommit(false);
            Database.execute(blocker, "LOCK TABLE feedback.outbox IN EXCLUSIVE MODE");
            sent = send(id, submission(id, "rater", 4, 1).build());
            await().atMost(SOON)
                    .until(() -> !Database.value("SELECT count(*) FROM pg_locks WHERE NOT granted"
                                    + " AND relation = 'feedback.outbox'::regclass AND mode = 'RowExclusiveLock'")
                            .equals("0"));
            assertThat(Broker.committed("feedback-service", sent)).isFalse();
            assertThat(Database.value(COUNT, id)).isEqualTo("0");
            blocker.rollback();
        }

        await().atMost(SOON).until(() -> Broker.committed("feedback-service", sent));
        assertThat(Database.value(COUNT, id)).isEqualTo("1");
        await().atMost(SOON).untilAsserted(() -> assertThat(told(id)).hasSize(1));
    }

    @Test
    void shouldHaveRowLevelSecurityOnEveryTableWhenAskedOfTheCatalogue() {
        assertThat(Database.rows("""
                        SELECT c.relname FROM pg_class c
                        WHERE c.relnamespace = 'feedback'::regnamespace AND c.relkind IN ('r', 'p')
                          AND NOT c.relrowsecurity AND c.relname <> 'flyway_schema_history'
                        """)).isEmpty();
    }

    private RecordMetadata send(UUID key, FeedbackSubmission submission) {
        return publisher
                .publish(Topic.FEEDBACK_SUBMISSIONS, key.toString(), submission)
                .join();
    }

    private List<Feedback> told(UUID interactionId) {
        return Broker.records(Topic.FEEDBACK.topicName(), interactionId.toString()).stream()
                .map(record -> codec.decode(Topic.FEEDBACK, record.value(), Feedback.class))
                .toList();
    }
}
