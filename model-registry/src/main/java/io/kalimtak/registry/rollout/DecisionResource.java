package io.kalimtak.registry.rollout;

import io.kalimtak.kit.web.Cursor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Why a rollout went on, was held or went back. */
@Path("/api/admin/rollouts/{rollout_id}/decisions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operation")
class DecisionResource {
    private final RolloutStore rollouts;
    private final DecisionStore decisions;

    DecisionResource(RolloutStore rollouts, DecisionStore decisions) {
        this.rollouts = rollouts;
        this.decisions = decisions;
    }

    /** The newest first. */
    record DecisionsResponse(List<DecisionResponse> items) {}

    @GET
    @Operation(
            operationId = "listRolloutDecisions",
            summary = "What was decided on a rollout, with the numbers, and whether they lead to the same today")
    public DecisionsResponse list(@PathParam("rollout_id") String id, @QueryParam("limit") Integer limit) {
        UUID known = RolloutResource.parsed(id);
        if (rollouts.find(known).isEmpty()) {
            throw RolloutResource.unknown();
        }
        return new DecisionsResponse(decisions.of(known, Cursor.limit(limit)).stream()
                .map(DecisionResponse::of)
                .toList());
    }
}
