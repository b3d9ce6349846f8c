package io.kalimtak.registry.rollout;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.security.Caller;
import io.kalimtak.kit.web.Cursor;
import io.kalimtak.kit.web.Page;
import io.kalimtak.registry.RegistryConfig;
import io.kalimtak.registry.route.Routes;
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
    private final StartRollout startRollout;
    private final SteerRollout steerRollout;
    private final RolloutStore rollouts;
    private final RegistryConfig config;
    private final DecisionConfig decisions;
    private final Caller caller;

    RolloutResource(
            StartRollout startRollout,
            SteerRollout steerRollout,
            RolloutStore rollouts,
            RegistryConfig config,
            DecisionConfig decisions,
            Caller caller) {
        this.startRollout = startRollout;
        this.steerRollout = steerRollout;
        this.rollouts = rollouts;
        this.config = config;
        this.decisions = decisions;
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
        String route = request.route() == null ? Routes.DEFAULT : request.route();
        Rollout rollout = startRollout.start(route, request.version(), plan(request), caller.actor());
        return Response.accepted(new Accepted(rollout.id(), "/api/admin/rollouts/" + rollout.id()))
                .build();
    }

    @GET
    @Operation(operationId = "listRollouts", summary = "Rollouts, newest first")
    public Page<RolloutResponse> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Cursor.limit(limit);
        var rows = rollouts.page(Cursor.decode(cursor), size).stream()
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
    @Operation(operationId = "advanceRollout", summary = "Go on to the next step")
    public RolloutResponse advance(@PathParam("rollout_id") String id) {
        return withHistory(steerRollout.advance(parsed(id), caller.actor(), null));
    }

    @POST
    @Path("/{rollout_id}/hold")
    @Operation(operationId = "holdRollout", summary = "Stay at the present share")
    public RolloutResponse hold(@PathParam("rollout_id") String id) {
        return withHistory(steerRollout.hold(parsed(id), caller.actor(), null));
    }

    @POST
    @Path("/{rollout_id}/rollback")
    @Operation(operationId = "rollBackRollout", summary = "Take the version off")
    public RolloutResponse rollBack(@PathParam("rollout_id") String id) {
        return withHistory(steerRollout.rollBack(parsed(id), caller.actor(), null));
    }

    private RolloutResponse withHistory(Rollout rollout) {
        return RolloutResponse.of(rollout, rollouts.history(rollout.id()));
    }

    private Plan plan(RolloutRequest request) {
        Strategy strategy = Strategy.asked(request.strategy());
        boolean automatic = request.automatic() == null ? decisions.automatic() : request.automatic();
        return new Plan(strategy, steps(strategy, request), automatic);
    }

    private CanarySteps steps(Strategy strategy, RolloutRequest request) {
        if (strategy == Strategy.IMMEDIATE) {
            if (request.steps() != null) {
                throw ProblemException.violation(
                        "steps", "must be left out: an immediate rollout has none. Use the strategy canary for steps");
            }
            return CanarySteps.AT_ONCE;
        }
        return CanarySteps.checked(request.steps() == null ? config.canarySteps() : request.steps());
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
