package io.kalimtak.feedback.review;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a rejection of many. */
record RejectManyRequest(
        @Schema(description = "1 to 500 pieces of feedback that wait", required = true)
        @NotEmpty(message = "must have 1 to 500 ids")
        @Size(max = 500, message = "must have 1 to 500 ids")
        List<@NotNull(message = "must be a UUID") UUID> feedbackIds,

        @Schema(description = "Why, for the history; do not name people. Told to whoever reads the event")
        @Size(max = 500, message = "must have at most 500 characters")
        String reason) {}
