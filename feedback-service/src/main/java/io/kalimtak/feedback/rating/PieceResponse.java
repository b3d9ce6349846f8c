package io.kalimtak.feedback.rating;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A piece of feedback as administrators see it. */
public record PieceResponse(
        UUID feedbackId,
        UUID interactionId,
        String raterId,
        PieceState state,
        Integer feedbackScore,
        String feedbackText,
        String correctedOutput,
        Signals signals,
        UUID replacedBy,

        @Schema(description = "The rule that held it for review, also when the review is over; null when none did")
        String rule,

        String reason,

        @Schema(description = "Who released or rejected it") String reviewedBy,

        Instant reviewedAt,

        @Schema(description = "Pseudonym of the network that it came from; null for a network that is not counted")
        String networkId,

        Instant submittedAt,
        Instant changedAt) {

    public static PieceResponse of(Piece piece) {
        Hold hold = piece.hold() == null ? new Hold(null, null, null) : piece.hold();
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
                hold.rule(),
                piece.reason(),
                hold.reviewedBy(),
                hold.reviewedAt(),
                piece.origin().networkId(),
                piece.submittedAt(),
                piece.changedAt());
    }
}
