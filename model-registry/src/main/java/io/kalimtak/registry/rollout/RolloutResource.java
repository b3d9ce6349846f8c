package io.kalimtak.registry.rollout;

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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Rollouts: ask for one, watch it, steer it. */
@Path("/api/admin/rollouts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operation")
class RolloutResource {
    private final BeginRollout beginRollout;
    private final SteerRollout steerRollout;
    private final RolloutStore rollouts;
    private final Caller caller;

    RolloutResource(BeginRollout beginRollout, SteerRollout steerRollout, RolloutStore rollouts, Caller caller) {
        this.beginRollout = beginRollout;
        this.steerRollout = steerRollout;
        this.rollouts = rollouts;
        this.caller = caller;
    }

    /** Where to watch what was asked for. */
    @Schema(name = "RolloutAccepted")
    record Accepted(UUID rolloutId, String statusUrl) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "startRollout", summary = "Give a version a share of the traffic")
    @APIResponse(
            responseCode = "202",
            description = "Begun; status_url shows it",
            content = @Content(schema = @Schema(implementation = Accepted.class)))
    public Response start(@Valid @NotNull RolloutRequest request) {
        Rollout rollout = beginRollout.begin(request, caller.actor());
        return Response.accepted(new Accepted(rollout.id(), "/api/admin/rollouts/" + rollout.id()))
                .build();
    }

    @GET
    @Operation(operationId = "listRollouts", summary = "Rollouts, newest first")
    public Page<RolloutResponse> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Cursor.limit(limit);
        var rows = rollouts.page(null, Cursor.decode(cursor), size).stream()
                .map(row -> RolloutResponse.of(row, null))
                .toList();
        return Page.cut(
                rows, size, row -> new Cursor(row.createdAt(), row.rolloutId().toString()));
    }

    @GET
    @Path("/{rollout_id}")
    @Operation(operationId = "getRollout", summary = "One rollout with its history")
    public RolloutResponse one(@PathParam("rollout_id") String id) {
        Rollout rollout = rollouts.find(parsed(id)).orElseThrow(RolloutResource::unknown);
        return withHistory(rollout);
    }

    @POST
    @Path("/{rollout_id}/advance")
    @Operation(
            operationId = "advanceRollout",
            summary = "Go on to the next step; an experiment ends with it",
            description = "version says which version of an experiment has won.")
    public RolloutResponse advance(@PathParam("rollout_id") String id, @QueryParam("version") String version) {
        return withHistory(
                version == null
                        ? steerRollout.advance(parsed(id), caller.actor(), null)
                        : steerRollout.conclude(parsed(id), version, caller.actor(), null));
    }

    @POST
    @Path("/{rollout_id}/hold")
    @Operation(operationId = "holdRollout", summary = "Stay at the present share")
    public RolloutResponse hold(@PathParam("rollout_id") String id) {
        return withHistory(steerRollout.hold(parsed(id), caller.actor(), null));
    }

    @POST
    @Path("/{rollout_id}/rollback")
    @Operation(
            operationId = "rollBackRollout",
            summary = "Take the version off, or all versions of an experiment",
            description = "version names the one that an experiment is to go on without.")
    public RolloutResponse rollBack(@PathParam("rollout_id") String id, @QueryParam("version") String version) {
        return withHistory(
                version == null
                        ? steerRollout.rollBack(parsed(id), caller.actor(), null)
                        : steerRollout.drop(parsed(id), List.of(version), caller.actor(), null));
    }

    private RolloutResponse withHistory(Rollout rollout) {
        return RolloutResponse.of(rollout, rollouts.history(rollout.id()));
    }

    static UUID parsed(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    static ProblemException unknown() {
        return ProblemException.notFound("There is no such rollout. GET /api/admin/rollouts lists them.");
    }
}
