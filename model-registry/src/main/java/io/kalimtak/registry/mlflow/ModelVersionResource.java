package io.kalimtak.registry.mlflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kalimtak.kit.problem.MlflowErrors;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
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
import java.util.List;
import java.util.Map;

/** MLflow's calls of model versions, by the paths, methods and messages of {@code model_registry.proto}. */
@Path(MlflowErrors.PATH + "/model-versions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ModelVersionResource {
    private final MlflowVersions versions;
    private final RegisterFromMlflow register;
    private final Caller caller;

    ModelVersionResource(MlflowVersions versions, RegisterFromMlflow register, Caller caller) {
        this.versions = versions;
        this.register = register;
        this.caller = caller;
    }

    record One(ModelVersionJson modelVersion) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Found(List<ModelVersionJson> modelVersions, String nextPageToken) {}

    record Address(String artifactUri) {}

    @POST
    @Path("/create")
    public One create(@NotNull VersionRequests.Create request) {
        return one(register.register(request, caller.actor()));
    }

    @GET
    @Path("/get")
    public One get(@QueryParam("name") String name, @QueryParam("version") String version) {
        return one(versions.get(name, version));
    }

    @GET
    @Path("/search")
    public Found search(
            @QueryParam("filter") String filter,
            @QueryParam("order_by") List<String> orderBy,
            @QueryParam("max_results") String maxResults,
            @QueryParam("page_token") String pageToken) {
        PageToken.Cut<ModelVersionJson> page = versions.search(filter, orderBy, PageToken.of(pageToken, maxResults));
        return new Found(page.rows(), page.nextPageToken());
    }

    @PATCH
    @Path("/update")
    public One update(@NotNull VersionRequests.Described request) {
        return one(versions.describe(request.name(), request.version(), request.description()));
    }

    /** Never: answers are traced to versions. */
    @DELETE
    @Path("/delete")
    public One delete(@NotNull VersionRequests.Described request) {
        MlflowVersion version = versions.get(request.name(), request.version());
        throw ProblemException.of(
                ProblemType.CONFLICT,
                "Version " + version.number() + " (" + version.version()
                        + ") stays: answers and training sets are traced to versions, so none is deleted. POST"
                        + " /api/admin/rollback takes one off its route.");
    }

    @GET
    @Path("/get-download-uri")
    public Address address(@QueryParam("name") String name, @QueryParam("version") String version) {
        return new Address(versions.get(name, version).source());
    }

    @POST
    @Path("/transition-stage")
    public One stage(@NotNull VersionRequests.Staged request) {
        return one(versions.inStage(request.name(), request.version(), request.stage()));
    }

    @POST
    @Path("/set-tag")
    public Map<String, String> tag(@NotNull VersionRequests.Tagged request) {
        versions.tag(request.name(), request.version(), new Tag(request.key(), request.value()));
        return Map.of();
    }

    @DELETE
    @Path("/delete-tag")
    public Map<String, String> untag(@NotNull VersionRequests.Tagged request) {
        versions.untag(request.name(), request.version(), request.key());
        return Map.of();
    }

    private One one(MlflowVersion version) {
        return new One(versions.json(version));
    }
}
