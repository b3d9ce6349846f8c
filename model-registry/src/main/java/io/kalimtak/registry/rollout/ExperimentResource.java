package io.kalimtak.registry.rollout;

import io.kalimtak.kit.web.Cursor;
import io.kalimtak.kit.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Experiments: rollouts of several versions at once. They are asked for and steered as rollouts are. */
@Path("/api/admin/experiments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operation")
class ExperimentResource {
    private final RolloutStore rollouts;
    private final ExperimentReport report;

    ExperimentResource(RolloutStore rollouts, ExperimentReport report) {
        this.rollouts = rollouts;
        this.report = report;
    }

    @GET
    @Operation(operationId = "listExperiments", summary = "Experiments, newest first")
    public Page<ExperimentResponse> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Cursor.limit(limit);
        var rows = rollouts.page(Strategy.EXPERIMENT, Cursor.decode(cursor), size).stream()
                .map(row -> report.of(row, false))
                .toList();
        return Page.cut(
                rows, size, row -> new Cursor(row.createdAt(), row.rolloutId().toString()));
    }

    @GET
    @Path("/{rollout_id}")
    @Operation(
            operationId = "getExperiment",
            summary = "One experiment, with what each version would have got, had it answered everybody",
            description = "The estimates are by inverse propensity scores and doubly robust, from ratings and the"
                    + " probabilities by which versions were chosen. Their intervals hold for one look.")
    public ExperimentResponse one(@PathParam("rollout_id") String id) {
        return rollouts.find(RolloutResource.parsed(id))
                .filter(rollout -> rollout.strategy() == Strategy.EXPERIMENT)
                .map(rollout -> report.of(rollout, true))
                .orElseThrow(RolloutResource::unknown);
    }
}
