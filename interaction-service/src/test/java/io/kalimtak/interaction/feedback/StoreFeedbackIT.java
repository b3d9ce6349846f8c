package io.kalimtak.interaction.feedback;

import static io.kalimtak.interaction.testing.Samples.NOON;
import static io.kalimtak.interaction.testing.Samples.feedback;
import static io.kalimtak.interaction.testing.Samples.interaction;
import static io.kalimtak.interaction.testing.Samples.next;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.FeedbackSignals;
import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.interaction.content.StoreInteractions;
import io.kalimtak.interaction.testing.InteractionTest;
import io.kalimtak.local.testing.Database;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Orders of arrival of feedback. */
@InteractionTest
class StoreFeedbackIT {
    private static final String RATING = "SELECT feedback_score, feedback_text,"
            + " to_char(updated_at AT TIME ZONE 'UTC', 'HH24:MI:SS') FROM interaction.user_interactions WHERE id = ?";

    @Inject
    StoreFeedback feedback;

    @Inject
    StoreInteractions interactions;

    @Test
    void shouldShowTheLatestAcceptedPieceWhateverTheOrderOfArrival() {
        for (int seed = 0; seed < 25; seed++) {
            UUID id = stored();
            List<Feedback> events = new ArrayList<>(story(id));
            events.addAll(List.copyOf(events));
            Collections.shuffle(events, new Random(seed));

            for (List<Feedback> batch : List.of(events.subList(0, 3), events.subList(3, 4), events.subList(4, 12))) {
                feedback.store(batch);
            }

            assertThat(Database.rows(RATING, id)).as("seed %d", seed).containsExactly("3|fine|12:00:40");
        }
    }

    @Test
    void shouldShowNoRatingWhenTheOnlyPieceWasWithdrawn() {
        UUID id = stored();
        Feedback given = feedback(id, FeedbackState.ACCEPTED).build();
        Feedback withdrawn = as(given, FeedbackState.WITHDRAWN, NOON.plusSeconds(9));

        feedback.store(List.of(withdrawn));
        feedback.store(List.of(given));

        assertThat(Database.rows(RATING, id)).containsExactly("null|null|12:00:09");
    }

    @Test
    void shouldShowNoRatingWhenThePieceIsQuarantinedAndARatingWhenItIsReleased() {
        UUID id = stored();
        Feedback held = feedback(id, FeedbackState.QUARANTINED).build();

        feedback.store(List.of(held));
        assertThat(Database.rows(RATING, id)).containsExactly("null|null|12:00:01");
        feedback.store(List.of(as(held, FeedbackState.ACCEPTED, NOON.plusSeconds(3))));

        assertThat(Database.rows(RATING, id)).containsExactly("4|null|12:00:03");
    }

    @Test
    void shouldKeepCorrectionAndSaidSignalsWhenGiven() {
        UUID id = stored();

        feedback.store(List.of(feedback(id, FeedbackState.ACCEPTED)
                .setFeedbackScore(null)
                .setCorrectedOutput("better")
                .setSignals(FeedbackSignals.newBuilder().setCopied(true).build())
                .build()));

        assertThat(Database.rows(
                        "SELECT feedback_score, corrected_output, signals FROM interaction.feedback"
                                + " WHERE interaction_id = ?",
                        id))
                .containsExactly("null|better|{\"copied\": true}");
    }

    /** Two raters; the second changes his mind, and then takes back what he said last. */
    private static List<Feedback> story(UUID id) {
        Feedback other = piece(id, "other", 3, "fine", 30);
        Feedback first = piece(id, "rater", 5, "great", 10);
        Feedback second = piece(id, "rater", 1, "no", 35);
        return List.of(
                other,
                first,
                second,
                as(first, FeedbackState.REPLACED, NOON.plusSeconds(35)),
                as(second, FeedbackState.WITHDRAWN, NOON.plusSeconds(40)),
                piece(id, "early", 2, "meh", 5));
    }

    private static Feedback piece(UUID id, String rater, int score, String text, int second) {
        return feedback(id, FeedbackState.ACCEPTED)
                .setRaterId(rater)
                .setFeedbackScore(score)
                .setFeedbackText(text)
                .setSubmittedAt(NOON.plusSeconds(second))
                .setOccurredAt(NOON.plusSeconds(second))
                .build();
    }

    private static Feedback as(Feedback event, FeedbackState state, Instant at) {
        return next(event, state, at).build();
    }

    private UUID stored() {
        UUID id = UUID.randomUUID();
        interactions.store(List.of(interaction(id).build()));
        return id;
    }
}
