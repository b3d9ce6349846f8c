package io.kalimtak.registry.version;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.web.Cursor;
import io.kalimtak.kit.web.Page;
import io.kalimtak.registry.Name;
import io.kalimtak.registry.artifact.ArtifactStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** What an operator sees of versions. */
@Path("/api/admin/model-versions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operation")
class VersionResource {
    private static final Logger LOG = Logger.getLogger(VersionResource.class);

    private final VersionStore versions;
    private final ArtifactStore artifacts;

    VersionResource(VersionStore versions, ArtifactStore artifacts) {
        this.versions = versions;
        this.artifacts = artifacts;
    }

    @GET
    @Operation(operationId = "listModelVersions", summary = "Model versions, newest first")
    public Page<VersionSummary> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Cursor.limit(limit);
        List<VersionSummary> rows = versions.page(Cursor.decode(cursor), size).stream()
                .map(VersionSummary::of)
                .toList();
        return Page.cut(rows, size, row -> new Cursor(row.createdAt(), row.version()));
    }

    @GET
    @Path("/{version}")
    @Operation(operationId = "getModelVersion", summary = "One version with lineage and history")
    public VersionResponse one(@PathParam("version") String name) {
        ModelVersion version = known(name);
        return VersionResponse.of(version, versions.children(name), versions.history(name));
    }

    @GET
    @Path("/{version}/artifact")
    @Produces("application/zip")
    @Operation(operationId = "getModelArtifact", summary = "The artifact of a version, a zip file")
    public Response artifact(@PathParam("version") String name) {
        ModelVersion version = known(name);
        String sha256 = version.facts().artifactSha256();
        if (sha256 == null) {
            throw ProblemException.notFound("Version " + name
                    + (version.facts().awaitsArtifact()
                            ? " has no artifact here yet: it was registered from elsewhere."
                            : " has no artifact: its engine needs none."));
        }
        if (!artifacts.isPresent(name, version.artifactBytes())) {
            LOG.errorf("artifact missing or cut short version=%s", name);
            throw ProblemException.notFound("The artifact of version " + name
                    + " is missing in the storage or not whole. Restore it from a backup, or roll back to another"
                    + " version and train again.");
        }
        return Response.ok(artifacts.path(name).toFile())
                .header(VersionRegistrationResource.SHA256_HEADER, sha256)
                .header("Content-Disposition", "attachment; filename=\"" + name + ".zip\"")
                .build();
    }

    private ModelVersion known(String name) {
        return Optional.of(name)
                .filter(Name::isValid)
                .flatMap(versions::find)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no version of that name. GET /api/admin/model-versions lists them."));
    }
}
