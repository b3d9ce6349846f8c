package io.kalimtak.interaction.metrics;

import io.kalimtak.interaction.web.QueryParameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The part of {@code GET /api/admin/metrics} that interactions tell; the gateway adds what it counts itself. */
@Path("/internal/metrics")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SliceMetricsResource {
    private final MeasureInteractions interactions;
    private final Clock clock;

    SliceMetricsResource(MeasureInteractions interactions, Clock clock) {
        this.interactions = interactions;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public SliceMetricsResponse measure(
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("version") String version,
            @QueryParam("language") String language,
            @QueryParam("tool") String tool,
            @QueryParam("by") String by) {
        Grouping grouping = Grouping.of(by);
        Window window = WindowParameters.read(since, until, grouping, clock.instant());
        Slice slice = new Slice(
                window.since(),
                window.until(),
                QueryParameters.text("version", version),
                QueryParameters.text("language", language),
                QueryParameters.text("tool", tool));
        return interactions.measure(slice, grouping);
    }
}
