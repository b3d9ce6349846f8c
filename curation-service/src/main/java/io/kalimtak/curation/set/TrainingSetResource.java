package io.kalimtak.curation.set;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Training sets: the list, a manifest as it is on the disk, and the files it names. */
@Path("/api/admin/training-sets")
@RunOnVirtualThread
@Tag(name = "Operation")
public class TrainingSetResource {
    private static final String JSON_LINES = "application/x-ndjson";

    private final TrainingSetStore store;
    private final TrainingSetFolder folder;

    TrainingSetResource(TrainingSetStore store, TrainingSetFolder folder) {
        this.store = store;
        this.folder = folder;
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
    @Produces(JSON_LINES)
    @Operation(operationId = "getTrainingSetFile", summary = "A file of a training set, one JSON object a line")
    public Response file(@PathParam("id") UUID id, @PathParam("name") String name) throws IOException {
        if (store.isRevoked(id)) {
            throw ProblemException.of(
                    ProblemType.GONE,
                    "The set was revoked: it held somebody who was erased or took consent back. Its manifest stays;"
                            + " GET /api/admin/training-sets names the set that took its place.");
        }
        // Only a name that the manifest lists reaches the file system.
        Manifest.SetFile file = Manifest.read(readManifest(id)).files().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.notFound("The set has no such file. Its manifest, /api/admin/training-sets/"
                                + id + ", names its files."));
        java.nio.file.Path rows = folder.of(id).resolve(file.name());
        if (!Files.isRegularFile(rows)) {
            throw ProblemException.notFound("The set's rows are no longer kept: it was revoked, or is older than"
                    + " kalimtak.curation.retention.training-sets. Its manifest is what is left.");
        }
        return Response.ok(rows.toFile())
                .type(JSON_LINES)
                .header("X-Content-SHA256", file.sha256())
                .build();
    }

    private byte[] readManifest(UUID id) {
        if (!store.exists(id)) {
            throw ProblemException.notFound("There is no training set with this id.");
        }
        try {
            return Files.readAllBytes(folder.of(id).resolve(Manifest.FILE));
        } catch (IOException e) {
            throw ProblemException.of(
                    ProblemType.UNAVAILABLE,
                    "The set's files are not where kalimtak.storage.root points. Check that this service and the one that"
                            + " wrote the set share that folder.");
        }
    }
}
