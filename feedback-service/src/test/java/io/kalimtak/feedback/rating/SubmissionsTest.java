package io.kalimtak.feedback.rating;

import static io.kalimtak.feedback.testing.Samples.NOON;
import static io.kalimtak.feedback.testing.Samples.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.events.v1.FeedbackSignals;
import io.kalimtak.events.v1.FeedbackSubmission;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionsTest {
    private static final UUID INTERACTION = new UUID(7, 7);

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void shouldMakeAnAcceptedPieceWhenTheScoreIsInRange(int score) {
        Piece piece =
                Submissions.piece(submission(INTERACTION, "rater", score, 1).build(), NOON);

        assertThat(piece.state()).isEqualTo(PieceState.ACCEPTED);
        assertThat(piece.feedbackScore()).isEqualTo(score);
        assertThat(piece.submittedAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(piece.changedAt()).isEqualTo(NOON);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, -1, Integer.MAX_VALUE})
    void shouldRefuseWhenTheScoreIsOutOfRange(int score) {
        FeedbackSubmission bad = submission(INTERACTION, "rater", score, 1).build();

        assertThatThrownBy(() -> Submissions.piece(bad, NOON))
                .isInstanceOf(BadSubmissionException.class)
                .hasMessage("the score must be between 1 and 5");
    }

    @Test
    void shouldRefuseWhenNothingIsSaid() {
        FeedbackSubmission silent =
                silent().setFeedbackText("  ").setSignals(new FeedbackSignals()).build();

        assertThatThrownBy(() -> Submissions.piece(silent, NOON)).isInstanceOf(BadSubmissionException.class);
    }

    @Test
    void shouldAcceptWhenOneThingIsSaid() {
        assertThat(Submissions.piece(silent().setFeedbackText("good").build(), NOON)
                        .feedbackText())
                .isEqualTo("good");
        assertThat(Submissions.piece(silent().setCorrectedOutput("better").build(), NOON)
                        .correctedOutput())
                .isEqualTo("better");
        FeedbackSignals dismissed =
                FeedbackSignals.newBuilder().setDismissed(false).build();
        assertThat(Submissions.piece(silent().setSignals(dismissed).build(), NOON)
                        .signals())
                .isEqualTo(new Signals(null, null, null, false));
    }

    private static FeedbackSubmission.Builder silent() {
        return submission(INTERACTION, "rater", 1, 1).setFeedbackScore(null);
    }
}
