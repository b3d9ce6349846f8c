package io.kalimtak.gateway.feedback;

import io.kalimtak.gateway.keys.KeyHolder;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code POST /api/feedback}. */
@Path("/api/feedback")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Application")
public class FeedbackResource {
    private final TakingFeedback taking;
    private final KeyHolder holder;

    FeedbackResource(TakingFeedback taking, KeyHolder holder) {
        this.taking = taking;
        this.holder = holder;
    }

    @POST
    @Operation(
            operationId = "giveFeedback",
            summary = "Rate an answer, comment on it, correct it, or report what was done with it",
            description = "A later one by the same person (user_id), or without one by the same application, takes the"
                    + " place of the earlier; the history is kept. What comes in a burst, again and again, or in great"
                    + " number from one network waits for an administrator's review before it counts. Of a person who"
                    + " does not allow data collection nothing is kept: the answer is the same, and only the call is"
                    + " counted.")
    @APIResponse(
            responseCode = "202",
            description = "Durable; it counts a moment later",
            content = @Content(schema = @Schema(implementation = FeedbackResponse.class)))
    public Response give(
            @NotNull(message = "must be a JSON object with interaction_id and what you say about it") @Valid
                    FeedbackRequest request,
            HttpServerRequest http) {
        FeedbackResponse accepted = taking.take(request, holder.key().actor(), address(http.remoteAddress()));
        return Response.accepted(accepted).build();
    }

    /** The text of a proxy's header that is no address is an address of nobody, not no address. */
    private static String address(SocketAddress from) {
        if (from == null) {
            return null;
        }
        return from.hostAddress() == null ? from.host() : from.hostAddress();
    }
}
