package io.kalimtak.curation.golden;

import io.kalimtak.kit.web.Cursor;
import io.kalimtak.kit.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The golden set, to be looked at. It grows by reviews; only an erasure or a withdrawn consent takes from it. */
@Path("/api/admin/golden-set")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operation")
public class GoldenSetResource {
    private final GoldenStore store;

    GoldenSetResource(GoldenStore store) {
        this.store = store;
    }

    @GET
    @Operation(operationId = "listGoldenSet", summary = "What versions are always tested on, newest first")
    public Page<GoldenItemResponse> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = Cursor.limit(limit);
        List<GoldenItem> items = store.page(Cursor.decode(cursor).orElse(null), size + 1);
        Page<GoldenItem> page = Page.cut(
                items,
                size,
                last -> new Cursor(last.addedAt(), last.interactionId().toString()));
        return new Page<>(page.items().stream().map(GoldenItemResponse::of).toList(), page.nextCursor());
    }
}
