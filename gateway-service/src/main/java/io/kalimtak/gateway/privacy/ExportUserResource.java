package io.kalimtak.gateway.privacy;

import io.kalimtak.gateway.keys.KeyHolder;
import io.kalimtak.kit.privacy.ExportResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A person's data, of the whole installation. */
@Path("/api/privacy/users/{user_id}/export")
@RunOnVirtualThread
@Tag(name = "Privacy")
public class ExportUserResource {
    private static final int LONGEST_USER_ID = 128;
    private static final int BUFFERED_BYTES = 65_536;

    private final ExportEverywhere export;
    private final KeyHolder holder;

    ExportUserResource(ExportEverywhere export, KeyHolder holder) {
        this.export = export;
        this.holder = holder;
    }

    @GET
    @Produces("application/x-ndjson")
    @Operation(
            operationId = "exportUser",
            summary = "Everything held about a person, one JSON object a line",
            description =
                    "A line has kind, service, source (the table), created_at and data. The last one is of kind end:"
                            + " complete is false when a service in missing did not give all it holds; not_read names what no"
                            + " export reads; lines counts those before it. An answer without that line was cut off.")
    public StreamingOutput export(@PathParam("user_id") @Size(max = LONGEST_USER_ID) String userId) {
        String actor = holder.key().actor();
        return out -> {
            OutputStream buffered = new BufferedOutputStream(out, BUFFERED_BYTES);
            export.export(userId, actor, ExportResource.writingTo(buffered));
            buffered.flush();
        };
    }
}
