package io.kalimtak.registry.mlflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kalimtak.kit.problem.MlflowError;
import io.kalimtak.kit.problem.MlflowErrors;
import io.kalimtak.kit.security.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** MLflow's calls of registered models, by the paths, methods and messages of {@code model_registry.proto}. */
@Path(MlflowErrors.PATH + "/registered-models")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RegisteredModelResource {
    private final MlflowModels models;
    private final MlflowVersions versions;
    private final Caller caller;

    RegisteredModelResource(MlflowModels models, MlflowVersions versions, Caller caller) {
        this.models = models;
        this.versions = versions;
        this.caller = caller;
    }

    record One(RegisteredModelJson registeredModel) {}

    record OneVersion(ModelVersionJson modelVersion) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Found(List<RegisteredModelJson> registeredModels, String nextPageToken) {}

    record Latest(List<ModelVersionJson> modelVersions) {}

    /** Every model that can be there is there: clients go on when they are told so. */
    @POST
    @Path("/create")
    public Response create(@NotNull ModelRequests.Named request) {
        models.checkExists(request.name());
        String message = "The registered model " + request.name() + " exists: it is the route of that name.";
        return Response.status(Response.Status.BAD_REQUEST)
                .entity(new MlflowError("RESOURCE_ALREADY_EXISTS", message))
                .build();
    }

    @GET
    @Path("/get")
    public One get(@QueryParam("name") String name) {
        return new One(models.json(models.get(name)));
    }

    @GET
    @Path("/search")
    public Found search(
            @QueryParam("filter") String filter,
            @QueryParam("order_by") List<String> orderBy,
            @QueryParam("max_results") String maxResults,
            @QueryParam("page_token") String pageToken) {
        PageToken.Cut<RegisteredModelJson> page = models.search(filter, orderBy, PageToken.of(pageToken, maxResults));
        return new Found(page.rows(), page.nextPageToken());
    }

    @POST
    @Path("/rename")
    public One rename(@NotNull ModelRequests.Named request) {
        throw models.kept(request.name());
    }

    @DELETE
    @Path("/delete")
    public One delete(@NotNull ModelRequests.Named request) {
        throw models.kept(request.name());
    }

    @PATCH
    @Path("/update")
    public One update(@NotNull ModelRequests.Described request) {
        return new One(models.json(models.describe(request.name(), request.description())));
    }

    @POST
    @Path("/get-latest-versions")
    public Latest latest(@NotNull ModelRequests.Latest request) {
        return latest(request.name(), request.stages());
    }

    @GET
    @Path("/get-latest-versions")
    public Latest latest(@QueryParam("name") String name, @QueryParam("stages") List<String> stages) {
        return new Latest(versions.latest(models.get(name).name(), stages).stream()
                .map(versions::json)
                .toList());
    }

    @POST
    @Path("/set-tag")
    public Map<String, String> tag(@NotNull ModelRequests.Tagged request) {
        models.tag(request.name(), new Tag(request.key(), request.value()));
        return Map.of();
    }

    @DELETE
    @Path("/delete-tag")
    public Map<String, String> untag(@NotNull ModelRequests.Tagged request) {
        models.untag(request.name(), request.key());
        return Map.of();
    }

    @POST
    @Path("/alias")
    public Map<String, String> setAlias(@NotNull ModelRequests.Aliased request) {
        models.setAlias(request.name(), request.alias(), request.version(), caller.actor());
        return Map.of();
    }

    @DELETE
    @Path("/alias")
    public Map<String, String> deleteAlias(@NotNull ModelRequests.Aliased request) {
        models.deleteAlias(request.name(), request.alias(), caller.actor());
        return Map.of();
    }

    @GET
    @Path("/alias")
    public OneVersion byAlias(@QueryParam("name") String name, @QueryParam("alias") String alias) {
        return new OneVersion(versions.json(versions.named(models.get(name).name(), alias)));
    }
}
