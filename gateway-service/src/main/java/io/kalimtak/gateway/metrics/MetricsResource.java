package io.kalimtak.gateway.metrics;

import io.kalimtak.gateway.proxy.Peers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Live figures of any window and slice. */
@Path("/api/admin/metrics")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operation")
public class MetricsResource {
    private final Peers peers;
    private final MeasureRequests requests;

    MetricsResource(Peers peers, MeasureRequests requests) {
        this.peers = peers;
        this.requests = requests;
    }

    /** The last seven days when no window is given; grouped when {@code by} says how. */
    @GET
    @Operation(
            operationId = "getMetrics",
            summary = "Satisfaction, processing time, tokens, error rate and engagement of a window and slice",
            description = "since is included, until is not; without them the last seven days. A window has at most 366"
                    + " days, by the hour 31. by is version, language, tool, day or hour (UTC).")
    public MetricsResponse metrics(
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("version") String version,
            @QueryParam("language") String language,
            @QueryParam("tool") String tool,
            @QueryParam("by") String by) {
        MetricsQuery query = new MetricsQuery(since, until, version, language, tool, by);
        MetricsResponse figures =
                peers.required("interaction-service", "/internal/metrics" + query.encoded(), MetricsResponse.class);
        return query.fitsRequests() ? requests.addTo(figures, query.onlyVersion()) : figures;
    }
}
