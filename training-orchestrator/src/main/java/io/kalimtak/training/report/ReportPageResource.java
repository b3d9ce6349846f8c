package io.kalimtak.training.report;

import io.kalimtak.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Evaluation reports as pages. */
@Path("/api/admin/evaluation-reports")
@RunOnVirtualThread
@Tag(name = "Operation")
public class ReportPageResource {
    private final ReportPages pages;

    ReportPageResource(ReportPages pages) {
        this.pages = pages;
    }

    /** For callers that accept HTML; described beside the JSON, which comes first for those that do not mind. */
    @GET
    @Path("/{id}")
    @Produces("text/html;charset=UTF-8;qs=0.9")
    @Operation(hidden = true)
    public Response negotiated(@PathParam("id") String id) {
        return page(id);
    }

    @GET
    @Path("/{id}/report.html")
    @Produces("text/html;charset=UTF-8")
    @Operation(
            operationId = "getEvaluationReportPage",
            summary = "One evaluation report as a page that loads nothing from elsewhere")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "text/html", schema = @Schema(type = SchemaType.STRING)))
    public Response page(@PathParam("id") String id) {
        return pages.ofReport(id)
                .map(ReportPageResource::answer)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no evaluation report of that id. GET /api/admin/evaluation-reports lists them."));
    }

    /** The page with what keeps it from running or loading anything. */
    static Response answer(ReportPages.Made page) {
        return Response.ok(page.html())
                .header("Content-Security-Policy", page.policy())
                .header(HttpHeaders.CONTENT_DISPOSITION, page.disposition())
                .build();
    }
}
