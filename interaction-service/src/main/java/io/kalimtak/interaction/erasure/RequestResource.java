package io.kalimtak.interaction.erasure;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of a request for erasure. */
@Path("/api/privacy/requests/{request_id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Privacy")
class RequestResource {
    private final FindErasure erasures;

    RequestResource(FindErasure erasures) {
        this.erasures = erasures;
    }

    @GET
    @Operation(operationId = "getErasure", summary = "A receipt of every service, and what topics hold until when")
    public ErasureResponse one(@PathParam("request_id") UUID requestId) {
        return erasures.find(requestId);
    }
}
