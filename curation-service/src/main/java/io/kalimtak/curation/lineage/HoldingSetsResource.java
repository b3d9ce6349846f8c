package io.kalimtak.curation.lineage;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** For the gateway: the sets that hold an interaction. */
@Path("/internal/lineage/interactions/{id}")
@RunOnVirtualThread
public class HoldingSetsResource {
    private final LineageStore store;

    HoldingSetsResource(LineageStore store) {
        this.store = store;
    }

    /** The newest set first; none for an interaction that no set holds, or that there never was. */
    record HoldingSets(List<HoldingSet> trainingSets) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public HoldingSets sets(@PathParam("id") UUID id) {
        return new HoldingSets(store.sets(id));
    }
}
