package io.kalimtak.interaction.browse;

import io.kalimtak.interaction.web.QueryParameters;
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

/** Interactions for administrators. */
@Path("/api/admin/interactions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operation")
class InteractionResource {
    private final FindInteractions interactions;

    InteractionResource(FindInteractions interactions) {
        this.interactions = interactions;
    }

    /** One page, newest first. {@code since} is included, {@code until} is not. */
    @GET
    @Operation(operationId = "listInteractions", summary = "Interactions, newest first")
    public Page<InteractionSummary> list(
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("version") String version,
            @QueryParam("language") String language,
            @QueryParam("tool") String tool,
            @QueryParam("min_score") String minScore,
            @QueryParam("max_score") String maxScore,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        InteractionFilter filter = new InteractionFilter(
                QueryParameters.time("since", since),
                QueryParameters.time("until", until),
                QueryParameters.text("version", version),
                QueryParameters.text("language", language),
                QueryParameters.text("tool", tool),
                QueryParameters.score("min_score", minScore),
                QueryParameters.score("max_score", maxScore));
        return interactions.list(filter, Cursor.decode(cursor), Cursor.limit(QueryParameters.limit(limit)));
    }

    /** One interaction, without identity; 404 when it is not held. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getInteraction", summary = "One interaction without identity, with its lineage")
    public InteractionDetail one(@PathParam("id") UUID id) {
        return interactions.one(id);
    }
}
