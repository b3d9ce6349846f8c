package io.kalimtak.feedback.review;

import io.kalimtak.feedback.integrity.Integrity;
import io.kalimtak.feedback.rating.FindFeedback;
import io.kalimtak.feedback.rating.Limit;
import io.kalimtak.feedback.rating.PieceResponse;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.security.Caller;
import io.kalimtak.kit.web.Cursor;
import io.kalimtak.kit.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Feedback that a rule holds, and the decisions about it. */
@Path("/api/admin/feedback/quarantine")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operation")
class QuarantineResource {
    private static final Pattern STORABLE = Pattern.compile("[^\\x00\\p{Cs}]*");
    private static final String IDS = "must be a JSON object with feedback_ids";

    private final FindFeedback feedback;
    private final Integrity integrity;
    private final Reviews reviews;
    private final Caller caller;

    QuarantineResource(FindFeedback feedback, Integrity integrity, Reviews reviews, Caller caller) {
        this.feedback = feedback;
        this.integrity = integrity;
        this.reviews = reviews;
        this.caller = caller;
    }

    /** Feedback that waits for a decision, newest first. */
    @GET
    @Operation(
            operationId = "listQuarantinedFeedback",
            summary = "Feedback that waits for a decision, newest first",
            description = "Rules: burst, rater, network, repeated-rater, pile-on. With rule, only what that one holds.")
    public Page<PieceResponse> list(
            @QueryParam("rule") String rule, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return feedback.quarantined(known(rule), Cursor.decode(cursor), Limit.of(limit));
    }

    @POST
    @Path("/{feedback_id}/release")
    @Operation(
            operationId = "releaseFeedback",
            summary = "Let a piece of feedback count",
            description =
                    "It takes the place of the rater's earlier one. Again is no error; 409 for one that does not wait.")
    public PieceResponse release(@PathParam("feedback_id") String feedbackId) {
        return PieceResponse.of(
                reviews.one(id(feedbackId), Verdict.release(caller.actor())).piece());
    }

    @POST
    @Path("/{feedback_id}/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rejectFeedback",
            summary = "Refuse a piece of feedback",
            description =
                    "It ends WITHDRAWN; what the rater said before stays in force. The body may be left out. Again is"
                            + " no error; 409 for one that does not wait.")
    public PieceResponse reject(@PathParam("feedback_id") String feedbackId, @Valid RejectRequest request) {
        String reason = request == null ? null : storable(request.reason());
        return PieceResponse.of(reviews.one(id(feedbackId), Verdict.reject(reason, caller.actor()))
                .piece());
    }

    @POST
    @Path("/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "releaseManyFeedback",
            summary = "Let many pieces of feedback count",
            description = "All in one transaction; each has its own outcome.")
    public ReviewResponse releaseMany(@NotNull(message = IDS) @Valid ReleaseManyRequest request) {
        return ReviewResponse.of(reviews.all(request.feedbackIds(), Verdict.release(caller.actor())));
    }

    @POST
    @Path("/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rejectManyFeedback",
            summary = "Refuse many pieces of feedback",
            description = "All in one transaction; each has its own outcome.")
    public ReviewResponse rejectMany(@NotNull(message = IDS) @Valid RejectManyRequest request) {
        return ReviewResponse.of(
                reviews.all(request.feedbackIds(), Verdict.reject(storable(request.reason()), caller.actor())));
    }

    private Optional<String> known(String rule) {
        if (rule == null || rule.isEmpty()) {
            return Optional.empty();
        }
        if (!integrity.rules().contains(rule)) {
            throw ProblemException.violation("rule", "must be one of " + String.join(", ", integrity.rules()));
        }
        return Optional.of(rule);
    }

    /** The database would refuse the one and change the other. */
    private static String storable(String reason) {
        if (reason != null && !STORABLE.matcher(reason).matches()) {
            throw ProblemException.violation(
                    "reason", "must not contain the character U+0000 or half of a surrogate pair");
        }
        return reason;
    }

    // JAX-RS would answer a malformed id with 404; here it is a named violation.
    private static UUID id(String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw ProblemException.violation("feedback_id", "must be a UUID");
        }
    }
}
