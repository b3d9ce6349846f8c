package io.kalimtak.training.evaluation;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.kit.security.Caller;
import io.kalimtak.kit.web.Cursor;
import io.kalimtak.kit.web.Page;
import io.kalimtak.training.IdPath;
import io.kalimtak.training.sets.TrainingSets;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Evaluation reports. */
@Path("/api/admin/evaluation-reports")
@RunOnVirtualThread
@Tag(name = "Operation")
public class ReportResource {
    private final Reports reports;
    private final TrainingSets sets;
    private final Caller caller;

    ReportResource(Reports reports, TrainingSets sets, Caller caller) {
        this.reports = reports;
        this.sets = sets;
        this.caller = caller;
    }

    /** Orders an evaluation of the live version on the newest set's held-out rows, as the monthly schedule does. */
    @POST
    @Operation(operationId = "evaluateLive", summary = "Evaluate the live version on the newest set")
    @APIResponse(
            responseCode = "202",
            description = "Ordered; status_url shows the report",
            content = @Content(schema = @Schema(implementation = OrderedReportResponse.class)))
    public Response evaluateLive() {
        if (sets.newest().isEmpty()) {
            throw ProblemException.of(
                    ProblemType.UNPROCESSABLE,
                    "There is no training set to evaluate on yet. Curate one with POST"
                            + " /api/admin/curate-training-data.");
        }
        UUID id = reports.order("manual", caller.actor());
        return Response.accepted(new OrderedReportResponse(id, "/api/admin/evaluation-reports/" + id))
                .build();
    }

    @GET
    @Operation(operationId = "listEvaluationReports", summary = "Evaluation reports, newest first")
    public Page<ReportResponse> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Cursor.limit(limit);
        Page<Report> page = Page.cut(
                reports.page(Cursor.decode(cursor), size),
                size,
                report -> new Cursor(report.createdAt(), report.id().toString()));
        return new Page<>(page.items().stream().map(ReportResponse::summary).toList(), page.nextCursor());
    }

    /** The page of the same report is made elsewhere; both are described here, for they are one call. */
    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getEvaluationReport",
            summary = "One evaluation report with examples; a page for callers that accept text/html")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ReportResponse.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING))
            })
    public ReportResponse one(@PathParam("id") String id) {
        return IdPath.parse(id)
                .flatMap(reports::find)
                .map(ReportResponse::whole)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no evaluation report of that id. GET /api/admin/evaluation-reports lists them."));
    }
}
