package io.kalimtak.registry.lineage;

import io.kalimtak.registry.route.Choice;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** For the gateway, which puts it together with what other services know. */
@Path("/internal/lineage")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class LineageResource {
    private final Lineage lineage;

    LineageResource(Lineage lineage) {
        this.lineage = lineage;
    }

    /** What an interaction says of its answer. */
    record ChoiceRequest(
            @NotNull @Size(max = 100) String route,
            @NotNull @Size(max = 100) String arm,
            @NotNull @Size(max = 100) String version,
            UUID rolloutId,
            @NotNull Double probability,
            @NotNull Instant at) {}

    /** Sets that something was in. */
    record ReachedRequest(@NotNull @Size(max = 10_000) List<@NotNull UUID> trainingSets) {}

    /** What was trained on them, the newest first. */
    record ReachedResponse(List<ReachedVersion> versions) {}

    @POST
    @Path("/choice")
    @Operation(hidden = true)
    public ExplainedChoice choice(@Valid @NotNull ChoiceRequest request) {
        return lineage.explain(new Choice(
                request.route(),
                request.arm(),
                request.version(),
                request.rolloutId(),
                request.probability(),
                request.at()));
    }

    @GET
    @Path("/versions/{version}")
    @Operation(hidden = true)
    public VersionLineage version(@PathParam("version") String version) {
        return lineage.of(version);
    }

    @POST
    @Path("/reached")
    @Operation(hidden = true)
    public ReachedResponse reached(@Valid @NotNull ReachedRequest request) {
        return new ReachedResponse(lineage.reached(request.trainingSets()));
    }
}
