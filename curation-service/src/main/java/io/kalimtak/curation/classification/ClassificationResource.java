package io.kalimtak.curation.classification;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.security.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes people's word on what a request is about, and lets the classifier learn from it. */
@Path("/api/admin/classifications")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operation")
public class ClassificationResource {
    private final CorrectClassification correct;
    private final RetrainHeads retrain;
    private final Classifier classifier;
    private final Caller caller;

    ClassificationResource(CorrectClassification correct, RetrainHeads retrain, Classifier classifier, Caller caller) {
        this.correct = correct;
        this.retrain = retrain;
        this.classifier = classifier;
        this.caller = caller;
    }

    @GET
    @Path("/classes")
    @Operation(operationId = "listClasses", summary = "The domains and use cases there are")
    public ClassesResponse classes() {
        return new ClassesResponse(classifier.domains(), classifier.useCases(), classifier.version());
    }

    @PUT
    @Path("/{interaction_id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "correctClassification", summary = "Say what a request is about")
    public CorrectionResponse put(
            @PathParam("interaction_id") UUID interactionId,
            @NotNull(message = "must be an object with domain and use_case") @Valid CorrectionRequest body) {
        return correct.correct(interactionId, body, caller.actor())
                .orElseThrow(
                        () -> ProblemException.notFound("There is no interaction with this id here. One that was just"
                                + " answered may not have arrived yet; one that was erased or has expired is gone."));
    }

    @POST
    @Path("/retrain")
    @Operation(operationId = "retrainClassifier", summary = "Learn from what was corrected, now")
    public RetrainedResponse retrain() {
        return new RetrainedResponse(retrain.now());
    }
}
