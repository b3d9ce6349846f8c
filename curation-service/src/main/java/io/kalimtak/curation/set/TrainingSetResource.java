package io.kalimtak.curation.set;

import io.kalimtak.curation.set.format.FileTypes;
import io.kalimtak.curation.set.format.Manifest;
import io.kalimtak.curation.set.format.Manifests;
import io.kalimtak.curation.set.storage.SetStorage;
import io.kalimtak.curation.set.storage.StoredFile;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.kit.web.Cursor;
import io.kalimtak.kit.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Training sets: the list, a manifest as it is on the disk, and the files it names. */
@Path("/api/admin/training-sets")
@RunOnVirtualThread
@Tag(name = "Operation")
public class TrainingSetResource {
    private final TrainingSetStore store;
    private final Manifests manifests;
    private final SetStorage storage;

    TrainingSetResource(TrainingSetStore store, Manifests manifests, SetStorage storage) {
        this.store = store;
        this.manifests = manifests;
        this.storage = storage;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listTrainingSets", summary = "Training sets, newest first")
    public Page<TrainingSetSummary> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Cursor.limit(limit);
        List<TrainingSetSummary> rows = store.page(Cursor.decode(cursor).orElse(null), size + 1);
        return Page.cut(
                rows, size, last -> new Cursor(last.createdAt(), last.id().toString()));
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getTrainingSet", summary = "The manifest of a training set")
    public byte[] manifest(@PathParam("id") UUID id) {
        return readManifest(id);
    }

    @GET
    @Path("/{id}/files/{name}")
    @Produces(MediaType.WILDCARD)
    @Operation(operationId = "getTrainingSetFile", summary = "A file that a training set's manifest names")
    public Response file(@PathParam("id") UUID id, @PathParam("name") String name) throws IOException {
        if (store.isRevoked(id)) {
            throw ProblemException.of(
                    ProblemType.GONE,
                    "The set was revoked: it held somebody who was erased or took consent back. Its manifest stays;"
                            + " GET /api/admin/training-sets names the set that took its place.");
        }
        // Only a name that the manifest lists reaches the storage.
        Manifest.SetFile file = Manifest.read(readManifest(id))
                .everyFile()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.notFound("The set has no such file. Its manifest, /api/admin/training-sets/"
                                + id + ", names its files."));
        StoredFile stored = storage.open(id, file.name())
                .orElseThrow(() ->
                        ProblemException.notFound("The set's rows are no longer kept: it was revoked, or is older than"
                                + " kalimtak.curation.retention.training-sets. Its manifest is what is left."));
        return Response.ok(stored.content())
                .type(FileTypes.of(file.name()))
                .header(HttpHeaders.CONTENT_LENGTH, stored.bytes())
                .header("X-Content-SHA256", file.sha256())
                .build();
    }

    private byte[] readManifest(UUID id) {
        if (!store.exists(id)) {
            throw ProblemException.notFound("There is no training set with this id.");
        }
        return manifests.requiredBytes(id);
    }
}
