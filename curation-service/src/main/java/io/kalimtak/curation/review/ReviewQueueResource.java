package io.kalimtak.curation.review;

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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Asks reviewers about the interactions whose label would teach the most, and takes their answers. */
@Path("/api/admin/review-queue")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operation")
public class ReviewQueueResource {
    private final QueueStore queue;
    private final RefreshQueue refresh;
    private final RecordReview record;
    private final Caller caller;

    ReviewQueueResource(QueueStore queue, RefreshQueue refresh, RecordReview record, Caller caller) {
        this.queue = queue;
        this.refresh = refresh;
        this.record = record;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listReviewQueue",
            summary = "Interactions whose review would teach the most, those that teach most first")
    public Page<ReviewQueueItem> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Cursor.limit(limit);
        int after = Cursor.decode(cursor).map(ReviewQueueResource::place).orElse(0);
        return Page.cut(
                queue.page(after, size + 1), size, last -> new Cursor(last.queuedAt(), Integer.toString(last.place())));
    }

    @PUT
    @Path("/{interaction_id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reviewInteraction",
            summary = "Say what is to become of an interaction: keep, fix or reject")
    public InteractionReviewResponse put(
            @PathParam("interaction_id") UUID interactionId,
            @NotNull(message = "must be an object with verdict") @Valid InteractionReviewRequest body) {
        return record.record(interactionId, body, caller.actor());
    }

    @POST
    @Path("/refresh")
    @Operation(operationId = "refreshReviewQueue", summary = "Make the queue anew, now")
    public RefreshedQueueResponse refresh() {
        return new RefreshedQueueResponse(refresh.now());
    }

    private static int place(Cursor cursor) {
        try {
            return Integer.parseInt(cursor.key());
        } catch (NumberFormatException e) {
            throw ProblemException.violation("cursor", "must be the next_cursor of an earlier page of this list");
        }
    }
}
