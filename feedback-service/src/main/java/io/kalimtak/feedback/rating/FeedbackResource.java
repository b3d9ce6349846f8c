package io.kalimtak.feedback.rating;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.web.Cursor;
import io.kalimtak.kit.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Feedback for administrators. */
@Path("/api/admin/feedback")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operation")
class FeedbackResource {
    private final FindFeedback feedback;

    FeedbackResource(FindFeedback feedback) {
        this.feedback = feedback;
    }

    /** Feedback with its history, newest first: of one interaction, or of all. */
    @GET
    @Operation(operationId = "listFeedback", summary = "Feedback with its history, newest first")
    public Page<PieceResponse> list(
            @QueryParam("interaction_id") String interactionId,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return feedback.list(id(interactionId), Cursor.decode(cursor), Limit.of(limit));
    }

    // JAX-RS would answer a malformed parameter with 404; here it is a named violation.
    private static Optional<UUID> id(String value) {
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(value));
        } catch (IllegalArgumentException e) {
            throw ProblemException.violation("interaction_id", "must be a UUID");
        }
    }
}
