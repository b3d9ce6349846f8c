package io.kalimtak.registry.mlflow;

import io.kalimtak.kit.problem.MlflowError;
import io.kalimtak.kit.problem.MlflowErrors;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The rest of MLflow's protocol, which is not answered here: a client that logs a run is told so, and where it may. */
@Path(MlflowErrors.PATH + "/{rest:.+}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class OtherCallsResource {
    private static final MlflowError ELSEWHERE = new MlflowError(
            "ENDPOINT_NOT_FOUND",
            "This is the registry of a Kalimtak installation: it answers MLflow's calls of registered-models and"
                    + " model-versions. Experiments, runs and artifacts are not kept here: set the tracking URI to a server of"
                    + " your own and the registry URI to this one.");

    @GET
    public Response get() {
        return elsewhere();
    }

    @POST
    public Response post() {
        return elsewhere();
    }

    @PUT
    public Response put() {
        return elsewhere();
    }

    @PATCH
    public Response patch() {
        return elsewhere();
    }

    @DELETE
    public Response delete() {
        return elsewhere();
    }

    private static Response elsewhere() {
        return Response.status(Response.Status.NOT_FOUND).entity(ELSEWHERE).build();
    }
}
