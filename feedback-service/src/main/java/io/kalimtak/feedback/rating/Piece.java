package io.kalimtak.feedback.rating;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * One piece of feedback.
 *
 * @param feedbackScore 1 (bad) to 5 (excellent), or null
 * @param signals null when there are none
 * @param replacedBy the piece that took this one's place; null unless replaced
 * @param reason why it is quarantined or withdrawn; null otherwise
 * @param submittedAt when the gateway took it
 * @param changedAt when its state became what it is
 */
record Piece(
        UUID feedbackId,
        UUID interactionId,
        String raterId,
        PieceState state,
        Integer feedbackScore,
        String feedbackText,
        String correctedOutput,
        Signals signals,
        UUID replacedBy,
        String reason,
        Instant submittedAt,
        Instant changedAt) {

    // UUID.compareTo compares as signed numbers; as text, ids compare as the database and everybody else does.
    private static final Comparator<Piece> AGE = Comparator.comparing(Piece::submittedAt)
            .thenComparing(piece -> piece.feedbackId().toString());

    private static final int LOWEST = 1;
    private static final int HIGHEST = 5;

    Rated rated() {
        return new Rated(interactionId, raterId);
    }

    /** Whether the rater gave it after the other one: by time of submission, then by id. */
    boolean laterThan(Piece other) {
        return AGE.compare(this, other) > 0;
    }

    /** The same piece, at its end. */
    Piece replacedBy(UUID successor, Instant at) {
        return new Piece(
                feedbackId,
                interactionId,
                raterId,
                PieceState.REPLACED,
                feedbackScore,
                feedbackText,
                correctedOutput,
                signals,
                successor,
                reason,
                submittedAt,
                at);
    }

    /** Throws BadSubmissionException for a score out of range, or when nothing is said at all. */
    Piece checked() {
        if (feedbackScore != null && (feedbackScore < LOWEST || feedbackScore > HIGHEST)) {
            throw new BadSubmissionException("the score must be between " + LOWEST + " and " + HIGHEST);
        }
        if (feedbackScore == null && blank(feedbackText) && blank(correctedOutput) && signals == null) {
            throw new BadSubmissionException("one of score, text, correction and signals must be there");
        }
        return this;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
