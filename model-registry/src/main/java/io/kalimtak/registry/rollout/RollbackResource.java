package io.kalimtak.registry.rollout;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.kit.security.Caller;
import io.kalimtak.registry.route.Routes;
import io.kalimtak.registry.route.RoutingTable;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The quickest way back: one call, and the answer is the table that now holds. */
@Path("/api/admin/rollback")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operation")
class RollbackResource {
    private final RollBack rollBack;
    private final Caller caller;

    RollbackResource(RollBack rollBack, Caller caller) {
        this.rollBack = rollBack;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "rollBack", summary = "Go back to the previous live version, or to a named one")
    public RoutingTable rollBack(RollbackRequest request) {
        RollbackRequest asked = request == null ? new RollbackRequest(null, null) : request;
        String route = asked.route() == null ? Routes.DEFAULT : asked.route();
        return rollBack.rollBack(route, asked.toVersion(), caller.actor(), null);
    }

    /** Many clients name a form's media type when they send nothing; a body that is no JSON is refused. */
    @POST
    @Operation(hidden = true)
    @Consumes(MediaType.WILDCARD)
    public RoutingTable rollBackWithoutBody(byte[] body) {
        if (body != null && body.length > 0) {
            throw ProblemException.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "Send the body with Content-Type: application/json, or no body to go back to the previous version.");
        }
        return rollBack(null);
    }
}
