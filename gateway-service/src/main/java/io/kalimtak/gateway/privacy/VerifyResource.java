package io.kalimtak.gateway.privacy;

import io.kalimtak.gateway.keys.KeyHolder;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The proof of an erasure. */
@Path("/api/privacy/requests/{request_id}/verify")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Privacy")
public class VerifyResource {
    private final VerifyErasure verification;
    private final KeyHolder holder;

    VerifyResource(VerifyErasure verification, KeyHolder holder) {
        this.verification = verification;
        this.holder = holder;
    }

    @POST
    @Operation(
            operationId = "verifyErasure",
            summary = "Read every table, file and topic for the person's own strings, and report where they stand")
    public VerifyResponse verify(
            @PathParam("request_id") UUID requestId,
            @NotNull(message = "must be a JSON object with strings") @Valid VerifyRequest request) {
        return verification.verify(requestId, request.strings(), holder.key().actor());
    }
}
