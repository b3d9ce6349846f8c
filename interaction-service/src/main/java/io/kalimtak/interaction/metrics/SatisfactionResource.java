package io.kalimtak.interaction.metrics;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What people thought of each version, for the reports of other services. */
@Path("/internal/satisfaction")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SatisfactionResource {
    private final MeasureInteractions interactions;
    private final Clock clock;

    SatisfactionResource(MeasureInteractions interactions, Clock clock) {
        this.interactions = interactions;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public VersionSatisfactionResponse satisfaction(
            @QueryParam("since") String since, @QueryParam("until") String until) {
        Window window = WindowParameters.read(since, until, Grouping.VERSION, clock.instant());
        return interactions.satisfaction(new Slice(window.since(), window.until(), null, null, null));
    }
}
