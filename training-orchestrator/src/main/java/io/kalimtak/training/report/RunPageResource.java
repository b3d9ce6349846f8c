package io.kalimtak.training.report;

import io.kalimtak.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The report of a run as a page; also of one that was never measured, with the reason. */
@Path("/api/admin/training-runs")
@RunOnVirtualThread
@Tag(name = "Operation")
public class RunPageResource {
    private final ReportPages pages;

    RunPageResource(ReportPages pages) {
        this.pages = pages;
    }

    @GET
    @Path("/{run_id}/report.html")
    @Produces("text/html;charset=UTF-8")
    @Operation(
            operationId = "getTrainingRunPage",
            summary = "The report of a run as a page, also of one that failed before it was measured")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "text/html", schema = @Schema(type = SchemaType.STRING)))
    public Response page(@PathParam("run_id") String runId) {
        return pages.ofRun(runId)
                .map(ReportPageResource::answer)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no training run of that id. GET /api/admin/training-runs lists them."));
    }
}
