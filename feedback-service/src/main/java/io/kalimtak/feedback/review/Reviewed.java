package io.kalimtak.feedback.review;

import io.kalimtak.feedback.rating.Piece;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What came of a decision about one piece.
 *
 * @param piece as it stands now; null when there is none
 */
record Reviewed(UUID feedbackId, Outcome outcome, Piece piece) {
    /** DONE now; ALREADY decided so before; the others change nothing. */
    @Schema(name = "ReviewOutcome")
    enum Outcome {
        DONE,
        ALREADY,
        NOT_QUARANTINED,
        NOT_FOUND
    }
}
