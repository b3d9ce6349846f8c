package io.kalimtak.kit.privacy;

import io.quarkus.arc.properties.UnlessBuildProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * What this service holds about a person, for the gateway, which asks every service. The last line, of kind {@code end},
 * says how many came before it: an answer without it was cut off. Built into services that ask for the internal secret
 * only: at the public door it would be open to any key.
 */
@Path("/internal/privacy/export")
@RunOnVirtualThread
@UnlessBuildProperty(name = "kalimtak.internal.required", stringValue = "false", enableIfMissing = true)
public class ExportResource {
    /** How the last line begins; no other line does. */
    public static final String END = "{\"kind\":\"end\"";

    private static final int BUFFERED_BYTES = 65_536;

    private final ExportPerson person;

    ExportResource(ExportPerson person) {
        this.person = person;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("application/x-ndjson")
    @Operation(hidden = true)
    public StreamingOutput export(@NotNull @Valid Person whom) {
        return out -> {
            OutputStream buffered = new BufferedOutputStream(out, BUFFERED_BYTES);
            LineSink sink = writingTo(buffered);
            long lines = person.export(whom, sink);
            sink.write(END + ",\"lines\":" + lines + "}");
            buffered.flush();
        };
    }

    /** Lines as UTF-8, each with its line feed. */
    public static LineSink writingTo(OutputStream out) {
        return line -> {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        };
    }
}
