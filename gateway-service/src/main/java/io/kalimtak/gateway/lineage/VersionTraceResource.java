package io.kalimtak.gateway.lineage;

import io.kalimtak.gateway.proxy.Peers;
import io.kalimtak.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a version came from, down to the interactions, and what began with it. */
@Path("/api/admin/model-versions/{version}/lineage")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operation")
public class VersionTraceResource {
    private final Peers peers;

    VersionTraceResource(Peers peers) {
        this.peers = peers;
    }

    @GET
    @Operation(
            operationId = "getModelVersionLineage",
            summary = "A version's runs, sets and source interactions, and the versions that began with it",
            description =
                    "limit and cursor page through sources, the interactions of the version's own set; those of its"
                            + " ancestors' sets are at /api/admin/training-sets/{id}/sources.")
    public VersionTrace lineage(
            @PathParam("version") String version,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        String name = URLEncoder.encode(version, StandardCharsets.UTF_8);
        TracedVersion lineage = peers.get("model-registry", "/internal/lineage/versions/" + name, TracedVersion.class)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no version of that name. GET /api/admin/model-versions lists them."));
        UUID set = lineage.ancestors().getFirst().trainingSetId();
        return new VersionTrace(lineage, set == null ? null : sources(set, limit, cursor));
    }

    /** Null where curation no longer knows the set. */
    private VersionTrace.TracedSources sources(UUID set, String limit, String cursor) {
        Map<String, String> page = new HashMap<>();
        page.put("limit", limit);
        page.put("cursor", cursor);
        return peers.get(
                        "curation-service",
                        "/api/admin/training-sets/" + set + "/sources" + Peers.query(page),
                        VersionTrace.TracedSources.class)
                .orElse(null);
    }
}
