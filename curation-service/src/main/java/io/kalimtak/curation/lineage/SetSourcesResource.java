package io.kalimtak.curation.lineage;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.web.Cursor;
import io.kalimtak.kit.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The interactions in a training set. */
@Path("/api/admin/training-sets/{id}/sources")
@RunOnVirtualThread
@Tag(name = "Operation")
public class SetSourcesResource {
    private final LineageStore store;

    SetSourcesResource(LineageStore store) {
        this.store = store;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listTrainingSetSources",
            summary = "The interactions that a training set holds",
            description =
                    "held_as is train, eval, golden or, for the worse answer of a preference, rejected. Empty once the"
                            + " set's rows are no longer kept.")
    public Page<SetSource> sources(
            @PathParam("id") UUID id, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Cursor.limit(limit);
        SetSource.Place after = Cursor.decode(cursor).map(SetSource.Place::of).orElse(SetSource.Place.START);
        if (!store.isKnown(id)) {
            throw ProblemException.notFound("There is no training set with this id.");
        }
        return Page.cut(store.sources(id, after, size + 1), size, SetSource::cursor);
    }
}
