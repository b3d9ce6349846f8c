package io.kalimtak.registry.observation;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** For gateways: how requests ended. */
@Path("/internal/request-counts/{replica}")
@RunOnVirtualThread
class RequestCountResource {
    private final RequestCountStore counts;

    RequestCountResource(RequestCountStore counts) {
        this.counts = counts;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public void put(@PathParam("replica") UUID replica, @Valid @NotNull RequestCountsRequest request) {
        counts.put(replica, request.counts());
    }
}
