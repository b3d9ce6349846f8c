package io.kalimtak.feedback.rating;

import io.kalimtak.events.v1.FeedbackSignals;
import io.kalimtak.events.v1.FeedbackSubmission;
import java.time.Instant;

/** Submissions as they come from the gateway, turned into pieces of feedback. */
final class Submissions {
    private Submissions() {}

    /** The piece that a submission makes. Throws BadSubmissionException when it cannot make one. */
    static Piece piece(FeedbackSubmission submission, Instant now) {
        return new Piece(
                        submission.getFeedbackId(),
                        submission.getInteractionId(),
                        submission.getRaterId(),
                        new Origin(submission.getSubjectId(), submission.getNetworkId()),
                        PieceState.ACCEPTED,
                        submission.getFeedbackScore(),
                        submission.getFeedbackText(),
                        submission.getCorrectedOutput(),
                        signals(submission.getSignals()),
                        null,
                        null,
                        null,
                        submission.getSubmittedAt(),
                        now)
                .checked();
    }

    private static Signals signals(FeedbackSignals given) {
        if (given == null) {
            return null;
        }
        Signals signals =
                new Signals(given.getCopied(), given.getAccepted(), given.getRegenerated(), given.getDismissed());
        return signals.empty() ? null : signals;
    }
}
