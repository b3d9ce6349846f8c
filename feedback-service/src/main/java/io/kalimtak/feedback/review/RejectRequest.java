package io.kalimtak.feedback.review;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The optional body of a rejection. */
record RejectRequest(
        @Schema(description = "Why, for the history; do not name people. Told to whoever reads the event")
        @Size(max = 500, message = "must have at most 500 characters")
        String reason) {}
