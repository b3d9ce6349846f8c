package io.kalimtak.gateway.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.kit.web.Cursor;
import io.kalimtak.kit.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The trail, for those who have to look. */
@Path("/api/admin/audit")
@RunOnVirtualThread
@Tag(name = "Operation")
public class AuditResource {
    private static final int CHUNK = 1_000;

    private final AuditStore store;
    private final ObjectMapper json;

    AuditResource(AuditStore store, ObjectMapper json) {
        this.store = store;
        this.json = json;
    }

    /**
     * Whether the chain holds.
     *
     * @param entries how many were read, up to the broken one
     * @param lastSeq number of the last one that holds
     * @param lastHash its hash: kept elsewhere, it proves later that nothing was cut off
     * @param brokenAt number of the first entry that is not what was written or does not follow the one before, or null
     */
    record Verification(boolean intact, long entries, long lastSeq, String lastHash, Long brokenAt) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listAudit", summary = "Calls of operators and privacy officers, newest first")
    public Page<AuditEntry> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor)
            throws SQLException {
        int size = Cursor.limit(limit);
        long before = Cursor.decode(cursor).map(AuditResource::seq).orElse(Long.MAX_VALUE);
        return Page.cut(store.before(before, size + 1), size, last -> new Cursor(last.at(), Long.toString(last.seq())));
    }

    @GET
    @Path("/export")
    @Produces("application/x-ndjson")
    @Operation(operationId = "exportAudit", summary = "The whole trail, oldest first, one JSON object a line")
    public StreamingOutput export() {
        return out -> {
            OutputStream buffered = new BufferedOutputStream(out);
            List<AuditEntry> chunk = chunk(0);
            while (!chunk.isEmpty()) {
                for (AuditEntry entry : chunk) {
                    buffered.write(json.writeValueAsBytes(entry));
                    buffered.write("\n".getBytes(StandardCharsets.US_ASCII));
                }
                chunk = chunk(chunk.getLast().seq());
            }
            buffered.flush();
        };
    }

    @GET
    @Path("/verification")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "verifyAudit", summary = "Read the whole trail and check every hash")
    public Verification verify() throws IOException {
        AuditEntry previous = null;
        long entries = 0;
        List<AuditEntry> chunk = chunk(0);
        while (!chunk.isEmpty()) {
            for (AuditEntry entry : chunk) {
                entries++;
                if (!entry.follows(previous)) {
                    return verification(entries, previous, entry.seq());
                }
                previous = entry;
            }
            chunk = chunk(previous.seq());
        }
        return verification(entries, previous, null);
    }

    private static Verification verification(long entries, AuditEntry last, Long brokenAt) {
        return new Verification(
                brokenAt == null,
                entries,
                last == null ? 0 : last.seq(),
                last == null ? AuditEntry.FIRST : last.hash(),
                brokenAt);
    }

    private List<AuditEntry> chunk(long after) throws IOException {
        try {
            return store.after(after, CHUNK);
        } catch (SQLException e) {
            throw ProblemException.retryLater(
                    ProblemType.UNAVAILABLE, "The audit trail cannot be read right now.", Duration.ofSeconds(5));
        }
    }

    private static long seq(Cursor cursor) {
        try {
            return Long.parseLong(cursor.key());
        } catch (NumberFormatException e) {
            throw ProblemException.violation("cursor", "must be the next_cursor of an earlier page of this list");
        }
    }
}
