package io.kalimtak.interaction.erasure;

import io.kalimtak.kit.security.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Asks for the erasure of a person, named by the application's own user id. */
@Path("/api/privacy/users/{user_id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Privacy")
class ErasureResource {
    private static final int LONGEST_USER_ID = 128;

    private final RequestErasure erasure;
    private final Caller caller;

    ErasureResource(RequestErasure erasure, Caller caller) {
        this.erasure = erasure;
        this.caller = caller;
    }

    /** Where to see what becomes of it. */
    record AcceptedResponse(UUID requestId, String statusUrl) {}

    @DELETE
    @Operation(
            operationId = "eraseUser",
            summary = "Erase a person from every service, training set and file",
            description = "Asking again takes the same request further: what the person did in between goes too.")
    @APIResponse(
            responseCode = "202",
            description = "Under way; status_url shows the receipts",
            content = @Content(schema = @Schema(implementation = AcceptedResponse.class)))
    public Response erase(@PathParam("user_id") @Size(max = LONGEST_USER_ID) String userId) {
        UUID id = erasure.request(userId, caller.actor());
        return Response.accepted(new AcceptedResponse(id, "/api/privacy/requests/" + id))
                .build();
    }
}
