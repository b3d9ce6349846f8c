package io.kalimtak.training.run;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.security.Caller;
import io.kalimtak.kit.web.Cursor;
import io.kalimtak.kit.web.Page;
import io.kalimtak.training.IdPath;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Training runs. */
@Path("/api/admin/training-runs")
@RunOnVirtualThread
@Tag(name = "Operation")
public class RunResource {
    private final Orders orders;
    private final StartRun start;
    private final CancelRun cancel;
    private final RunStore runs;
    private final RunLog log;
    private final Caller caller;

    RunResource(Orders orders, StartRun start, CancelRun cancel, RunStore runs, RunLog log, Caller caller) {
        this.orders = orders;
        this.start = start;
        this.cancel = cancel;
        this.runs = runs;
        this.log = log;
        this.caller = caller;
    }

    /** Queues a run; the body may be left out. */
    @POST
    @Operation(operationId = "startTrainingRun", summary = "Train a version on a training set")
    @APIResponse(
            responseCode = "202",
            description = "Queued; status_url shows it",
            content = @Content(schema = @Schema(implementation = StartedRunResponse.class)))
    public Response start(@Valid StartRunRequest request) {
        StartRunRequest asked = request == null ? new StartRunRequest(null, null, null) : request;
        UUID id = start.start(orders.complete(asked, caller.actor()));
        return Response.accepted(StartedRunResponse.of(id)).build();
    }

    @GET
    @Operation(operationId = "listTrainingRuns", summary = "Training runs, newest first")
    public Page<RunResponse> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Cursor.limit(limit);
        Page<TrainingRun> page = Page.cut(
                runs.page(Cursor.decode(cursor), size),
                size,
                run -> new Cursor(run.createdAt(), run.id().toString()));
        return new Page<>(
                page.items().stream()
                        .map(run -> RunResponse.of(run, null, null))
                        .toList(),
                page.nextCursor());
    }

    @GET
    @Path("/{run_id}")
    @Operation(operationId = "getTrainingRun", summary = "State, timings, metrics, history and log of a run")
    public RunResponse one(@PathParam("run_id") String runId) {
        TrainingRun run = IdPath.parse(runId).flatMap(runs::find).orElseThrow(RunResource::unknown);
        return RunResponse.of(run, runs.history(run.id()), log.lines(run.id()));
    }

    /** Asks the run to stop; it is over when its state says so. */
    @POST
    @Path("/{run_id}/cancel")
    @Operation(operationId = "cancelTrainingRun", summary = "Ask a run to stop")
    @APIResponse(
            responseCode = "202",
            description = "Asked; it is over when its state says so",
            content = @Content(schema = @Schema(implementation = StartedRunResponse.class)))
    public Response cancel(@PathParam("run_id") String runId) {
        UUID id = IdPath.parse(runId).orElseThrow(RunResource::unknown);
        cancel.cancel(id, caller.actor());
        return Response.accepted(StartedRunResponse.of(id)).build();
    }

    static ProblemException unknown() {
        return ProblemException.notFound(
                "There is no training run of that id. GET /api/admin/training-runs lists them.");
    }
}
