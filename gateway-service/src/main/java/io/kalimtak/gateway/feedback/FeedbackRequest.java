package io.kalimtak.gateway.feedback;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.kalimtak.gateway.StorableText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /api/feedback}: at least one of score, text, correction and signals. */
public record FeedbackRequest(
        @NotNull(message = "must be the interaction_id of an answer")
        UUID interactionId,

        @Schema(description = "1 (bad) to 5 (excellent)")
        @Min(value = 1, message = "must be between 1 and 5")
        @Max(value = 5, message = "must be between 1 and 5")
        Integer feedbackScore,

        @Size(max = 8_192, message = "must have at most 8,192 characters") @StorableText
        String feedbackText,

        @Schema(description = "What the answer should have been")
        @Size(min = 1, max = 65_536, message = "must have 1 to 65,536 characters")
        @StorableText
        String correctedOutput,

        @Valid Signals signals,

        @Schema(
                description = "Your own name for the person who rates, as in /api/generate, at most 128 characters."
                        + " Without it your application is the rater, for all its users at once")
        @Size(min = 1, max = 128, message = "must have 1 to 128 characters")
        @StorableText
        String userId) {
    /** What the person did with the answer; null where the application does not say. */
    public record Signals(Boolean copied, Boolean accepted, Boolean regenerated, Boolean dismissed) {}

    @JsonIgnore
    @Schema(hidden = true)
    @AssertTrue(message = "must have at least one of feedback_score, feedback_text, corrected_output, signals")
    public boolean isSaying() {
        return feedbackScore != null || feedbackText != null || correctedOutput != null || signals != null;
    }
}
