package io.kalimtak.feedback.rating;

import java.time.Instant;
import java.util.UUID;

/** A piece of feedback as administrators see it. */
record PieceResponse(
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

    static PieceResponse of(Piece piece) {
        return new PieceResponse(
                piece.feedbackId(),
                piece.interactionId(),
                piece.raterId(),
                piece.state(),
                piece.feedbackScore(),
                piece.feedbackText(),
                piece.correctedOutput(),
                piece.signals(),
                piece.replacedBy(),
                piece.reason(),
                piece.submittedAt(),
                piece.changedAt());
    }
}
