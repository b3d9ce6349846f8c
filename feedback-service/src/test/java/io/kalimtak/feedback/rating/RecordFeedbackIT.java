package io.kalimtak.feedback.rating;

import static io.kalimtak.feedback.testing.Samples.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.events.v1.FeedbackSubmission;
import io.kalimtak.feedback.testing.FeedbackTest;
import io.kalimtak.kit.events.Backoff;
import io.kalimtak.local.testing.Database;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Orders of arrival, batches and races. */
@FeedbackTest
class RecordFeedbackIT {
    private static final String STANDING = "SELECT feedback_score, state, replaced_by FROM feedback.feedback"
            + " WHERE interaction_id = ? ORDER BY submitted_at, feedback_id";

    @Inject
    RecordFeedback feedback;

    @Test
    void shouldReplaceTheEarlierWhenTheLaterComesAfterIt() {
        UUID id = UUID.randomUUID();
        FeedbackSubmission first = submission(id, "rater", 2, 1).build();
        FeedbackSubmission second = submission(id, "rater", 5, 2).build();

        feedback.record(List.of(first));
        feedback.record(List.of(second));

        assertThat(Database.rows(STANDING, id))
                .containsExactly("2|REPLACED|" + second.getFeedbackId(), "5|ACCEPTED|null");
    }

    @Test
    void shouldStoreTheEarlierAsReplacedWhenItComesLate() {
        UUID id = UUID.randomUUID();
        FeedbackSubmission first = submission(id, "rater", 2, 1).build();
        FeedbackSubmission second = submission(id, "rater", 5, 2).build();

        feedback.record(List.of(second));
        feedback.record(List.of(first));

        assertThat(Database.rows(STANDING, id))
                .containsExactly("2|REPLACED|" + second.getFeedbackId(), "5|ACCEPTED|null");
    }

    @Test
    void shouldEndTheSameWhenOneBatchHoldsSeveralOfARater() {
        UUID id = UUID.randomUUID();
        FeedbackSubmission held = submission(id, "rater", 1, 1).build();
        FeedbackSubmission second = submission(id, "rater", 2, 2).build();
        FeedbackSubmission third = submission(id, "rater", 3, 3).build();
        FeedbackSubmission other = submission(id, "other", 4, 4).build();
        feedback.record(List.of(held));

        feedback.record(List.of(second, other, second, third));

        assertThat(Database.rows(STANDING, id))
                .containsExactly(
                        "1|REPLACED|" + second.getFeedbackId(),
                        "2|REPLACED|" + third.getFeedbackId(),
                        "3|ACCEPTED|null",
                        "4|ACCEPTED|null");
    }

    @Test
    void shouldChangeNothingWhenABatchIsReplayed() {
        UUID id = UUID.randomUUID();
        List<FeedbackSubmission> batch = List.of(
                submission(id, "rater", 1, 1).build(),
                submission(id, "rater", 2, 2).build());
        feedback.record(batch);
        List<String> before = Database.rows("SELECT * FROM feedback.feedback WHERE interaction_id = ?", id);

        feedback.record(batch);
        feedback.record(batch.reversed());

        assertThat(Database.rows("SELECT * FROM feedback.feedback WHERE interaction_id = ?", id))
                .isEqualTo(before)
                .hasSize(2);
    }

    @Test
    void shouldWriteNothingWhenOneOfTheBatchIsBad() {
        UUID id = UUID.randomUUID();
        FeedbackSubmission good = submission(id, "rater", 1, 1).build();
        FeedbackSubmission nul =
                submission(id, "other", 1, 1).setFeedbackText("a\u0000b").build();

        assertThatThrownBy(() -> feedback.record(List.of(good, nul)))
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22021"));

        assertThat(Database.rows(STANDING, id)).isEmpty();
    }

    @Test
    void shouldHoldOneCurrentPieceWhenConsumersRace() throws Exception {
        UUID id = UUID.randomUUID();
        List<FeedbackSubmission> submissions = new ArrayList<>();
        for (int hour = 1; hour <= 60; hour++) {
            submissions.add(
                    submission(id, "rater", 1 + hour % 5, 2 * 3600 * hour).build());
        }
        FeedbackSubmission last = submissions.getLast();
        Collections.shuffle(submissions, new Random(7));
        Backoff retry = new Backoff(Duration.ofMillis(1), Duration.ofMillis(20));

        try (ExecutorService consumers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> work = new ArrayList<>();
            for (FeedbackSubmission one : submissions) {
                work.add(consumers.submit(() -> retry.untilPassed(() -> {
                    feedback.record(List.of(one));
                    return null;
                })));
            }
            for (Future<?> done : work) {
                done.get();
            }
        }

        assertThat(Database.rows(STANDING, id)).hasSize(60);
        assertThat(Database.rows(
                        "SELECT feedback_id FROM feedback.feedback WHERE interaction_id = ? AND state = 'ACCEPTED'",
                        id))
                .containsExactly(last.getFeedbackId().toString());
    }
}
