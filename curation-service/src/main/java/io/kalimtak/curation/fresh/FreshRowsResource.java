package io.kalimtak.curation.fresh;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import io.kalimtak.curation.set.format.ChatLine;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.web.Cursor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Rows to measure versions on, for training-orchestrator: one a line in the form of {@code eval.jsonl}, without the
 * person's pseudonym. An answer that breaks off was not whole.
 */
@Path("/internal/fresh-rows")
@RunOnVirtualThread
public class FreshRowsResource {
    private static final JsonFactory JSON =
            new JsonFactoryBuilder().rootValueSeparator((String) null).build();

    private final FreshRows rows;

    FreshRowsResource(FreshRows rows) {
        this.rows = rows;
    }

    /**
     * @param since RFC 3339, required: only what was rated then or later
     * @param limit 1 to 500, 50 when absent
     */
    @GET
    @Produces("application/x-ndjson")
    @Operation(hidden = true)
    public StreamingOutput fresh(@QueryParam("since") String since, @QueryParam("limit") Integer limit) {
        Instant from = time(since);
        int most = Cursor.limit(limit);
        return out -> {
            try (JsonGenerator json = JSON.createGenerator(out)) {
                FreshRows.Sink<IOException> sink = row -> {
                    ChatLine.write(json, row);
                    json.writeRaw('\n');
                };
                rows.stream(from, most, sink);
            }
        };
    }

    private static Instant time(String since) {
        try {
            return Instant.parse(since == null ? "" : since);
        } catch (DateTimeParseException e) {
            throw ProblemException.violation("since", "must be a time such as 2026-11-01T00:00:00Z");
        }
    }
}
