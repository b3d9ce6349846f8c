package io.kalimtak.curation.set.diff;

import io.kalimtak.curation.set.format.Manifests;
import io.kalimtak.curation.set.format.RuleChange;
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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One training set against another. */
@Path("/api/admin/training-sets/{id}/diff")
@RunOnVirtualThread
@Tag(name = "Operation")
public class SetDiffResource {
    private final SetDiffStore store;
    private final Manifests manifests;

    SetDiffResource(SetDiffStore store, Manifests manifests) {
        this.store = store;
        this.manifests = manifests;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "compareTrainingSets",
            summary = "What differs from another training set, by default the one before")
    public SetDiff diff(
            @PathParam("id") UUID id,
            @QueryParam("with") UUID with,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Cursor.limit(limit);
        Place after = Cursor.decode(cursor).map(Place::of).orElse(Place.START);
        Optional<UUID> parent = store.parent(id).orElseThrow(SetDiffResource::unknown);
        UUID other = with == null ? parent.orElseThrow(SetDiffResource::firstSet) : with;
        store.parent(other).orElseThrow(SetDiffResource::unknown);
        DiffCounts counts = store.counts(id, other);
        return new SetDiff(
                id,
                other,
                counts.of("added"),
                counts.of("removed"),
                counts.of("changed"),
                RuleChange.between(
                        manifests.required(other).rules(),
                        manifests.required(id).rules()),
                Page.cut(
                        store.page(id, other, after, size + 1),
                        size,
                        last -> Place.of(last).cursor()));
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no training set with this id.");
    }

    private static ProblemException firstSet() {
        return ProblemException.violation("with", "must name a set: this one has none before it");
    }
}
