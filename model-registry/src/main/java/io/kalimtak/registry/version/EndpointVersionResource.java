package io.kalimtak.registry.version;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.security.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Operators enter versions that an endpoint serves already; what our own runs make is entered by the orchestrator. */
@Path("/api/admin/model-versions/{version}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operation")
class EndpointVersionResource {
    private final RegisterVersion versions;
    private final Caller caller;

    EndpointVersionResource(RegisterVersion versions, Caller caller) {
        this.versions = versions;
        this.caller = caller;
    }

    /** No rollout begins by it: it passed no gate, so a person says when. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "registerEndpointVersion",
            summary = "Register a model that an endpoint serves: an engine, a model's name there, a system prompt",
            description = "May be repeated; other facts under the same name are 409, for a version never changes. It"
                    + " gets no traffic before a rollout.")
    public VersionSummary register(
            @PathParam("version") String version,
            @Valid @NotNull(message = "must be a JSON object with engine and model") EndpointVersionRequest request) {
        VersionRegistrationResource.checkName(version);
        if (RegisterVersion.EMBEDDED.equals(request.engine())) {
            throw ProblemException.violation(
                    "engine",
                    "must be an engine at an endpoint: versions of the embedded engine come from training runs, or from"
                            + " MLflow's clients with an artifact");
        }
        return VersionSummary.of(versions.register(version, request.facts(), caller.actor()));
    }
}
