package io.kalimtak.curation.job;

import io.kalimtak.curation.CurationConfig;
import io.kalimtak.curation.classification.Classifier;
import io.kalimtak.curation.rule.JobSettings;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.security.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Asks for curation, and shows what became of it. */
@Path("/api/admin")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operation")
public class CurationJobResource {
    private final StartCuration start;
    private final CancelCuration cancel;
    private final JobStore jobs;
    private final Classifier classifier;
    private final CurationConfig config;
    private final Caller caller;

    CurationJobResource(
            StartCuration start,
            CancelCuration cancel,
            JobStore jobs,
            Classifier classifier,
            CurationConfig config,
            Caller caller) {
        this.start = start;
        this.cancel = cancel;
        this.jobs = jobs;
        this.classifier = classifier;
        this.config = config;
        this.caller = caller;
    }

    /** The body may be left out: then everything is as configured. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/curate-training-data")
    @Operation(operationId = "curate", summary = "Make a training set out of what people liked")
    @APIResponse(
            responseCode = "202",
            description = "Ordered; status_url shows what becomes of it",
            content = @Content(schema = @Schema(implementation = CurateAccepted.class)))
    public Response curate(@Valid CurateRequest body) {
        CurateRequest request = body == null ? CurateRequest.EMPTY : body;
        JobSettings settings = request.toSettings(config.minScore(), classifier.domains());
        UUID id = start.start(settings, caller.actor());
        return Response.accepted(CurateAccepted.of(id)).build();
    }

    @GET
    @Path("/curation-jobs/{id}")
    @Operation(operationId = "getCurationJob", summary = "State and funnel of a curation job")
    public CurationJobResponse job(@PathParam("id") UUID id) {
        return jobs.find(id)
                .map(CurationJobResponse::of)
                .orElseThrow(() -> ProblemException.notFound("There is no curation job with this id."));
    }

    @POST
    @Path("/curation-jobs/{id}/cancel")
    @Operation(
            operationId = "cancelCurationJob",
            summary = "Cancel a curation job: one that is queued ends at once, one that runs within moments")
    public CurationJobResponse cancel(@PathParam("id") UUID id) {
        return CurationJobResponse.of(cancel.cancel(id, caller.actor()));
    }
}
