package io.kalimtak.feedback.rating;

import static io.kalimtak.feedback.testing.Samples.NOON;
import static io.kalimtak.feedback.testing.Samples.submission;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.FeedbackSignals;
import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.events.v1.FeedbackSubmission;
import io.kalimtak.feedback.integrity.Flag;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedbackEventsTest {
    @Test
    void shouldBeLaterThanTheStateBeforeWhenTheClockIsBehind() {
        Piece waiting = Submissions.piece(
                        submission(new UUID(7, 7), "rater", 4, 1).build(), NOON)
                .held(new Flag("burst", "burst: too many"));

        assertThat(FeedbackEvents.event(waiting).getReason()).isEqualTo("burst: too many");
        assertThat(FeedbackEvents.event(waiting.release("key:1", NOON.minusSeconds(5)))
                        .getOccurredAt())
                .isEqualTo(NOON.plusNanos(1_000));
        assertThat(FeedbackEvents.event(waiting.reject("key:1", "spam", NOON)).getOccurredAt())
                .isEqualTo(NOON.plusNanos(1_000));
    }

    @Test
    void shouldGiveOneIdAStateWhenAnEventIsMadeAgain() {
        FeedbackSubmission said = submission(new UUID(7, 7), "rater", 4, 1).build();
        Piece accepted = Submissions.piece(said, NOON);
        Piece again = Submissions.piece(said, NOON.plusSeconds(60));
        Piece replaced = accepted.replacedBy(new UUID(8, 8), NOON);

        assertThat(FeedbackEvents.eventId(accepted)).isEqualTo(FeedbackEvents.eventId(again));
        assertThat(FeedbackEvents.eventId(accepted)).isNotEqualTo(FeedbackEvents.eventId(replaced));
    }

    @Test
    void shouldCarryEverythingOfThePieceWhenItIsReplaced() {
        FeedbackSubmission said = submission(new UUID(7, 7), "rater", 4, 1)
                .setSubjectId("subject")
                .setNetworkId("network")
                .setFeedbackText("good")
                .setCorrectedOutput("better")
                .setSignals(FeedbackSignals.newBuilder().setCopied(true).build())
                .build();

        Feedback event =
                FeedbackEvents.event(Submissions.piece(said, NOON).replacedBy(new UUID(8, 8), NOON.plusSeconds(2)));

        assertThat(event.getState()).isEqualTo(FeedbackState.REPLACED);
        assertThat(event.getReplacedBy()).isEqualTo(new UUID(8, 8));
        assertThat(event.getFeedbackId()).isEqualTo(said.getFeedbackId());
        assertThat(event.getInteractionId()).isEqualTo(new UUID(7, 7));
        assertThat(event.getRaterId()).isEqualTo("rater");
        assertThat(event.getSubjectId()).isEqualTo("subject");
        assertThat(event.getFeedbackScore()).isEqualTo(4);
        assertThat(event.getFeedbackText()).isEqualTo("good");
        assertThat(event.getCorrectedOutput()).isEqualTo("better");
        assertThat(event.getSignals().getCopied()).isTrue();
        assertThat(event.getSubmittedAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(event.getOccurredAt()).isEqualTo(NOON.plusSeconds(2));
    }
}
