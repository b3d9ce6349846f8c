package io.kalimtak.curation.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * A review as it was put down.
 *
 * @param golden whether the golden set has it
 * @param droppedBy the rule for words that will keep it out of sets all the same, or null
 * @param reason why it does, or null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record InteractionReviewResponse(
        UUID interactionId,
        String verdict,
        boolean golden,
        String droppedBy,
        String reason,
        String reviewedBy,
        Instant reviewedAt) {}
