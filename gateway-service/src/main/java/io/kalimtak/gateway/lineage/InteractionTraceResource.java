package io.kalimtak.gateway.lineage;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What served an interaction, and why; and what it went into. */
@Path("/api/admin/interactions/{interaction_id}/lineage")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operation")
public class InteractionTraceResource {
    private final TraceInteraction trace;

    InteractionTraceResource(TraceInteraction trace) {
        this.trace = trace;
    }

    @GET
    @Operation(
            operationId = "getInteractionLineage",
            summary = "What served an interaction and why, and every set and version that it reached",
            description =
                    "Back: arm, probability, routing table with its reason, version, run, set. On: the sets that held"
                            + " it, as far back as rows of sets are kept, and the versions trained on them.")
    public InteractionTrace lineage(@PathParam("interaction_id") UUID interactionId) {
        return trace.of(interactionId);
    }
}
