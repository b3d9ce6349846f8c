package io.kalimtak.kit.problem;

import io.kalimtak.kit.security.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;

/** A resource of the tests, as a service would write it. */
@Path("/sample")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SampleResource {
    public record Sample(
            @Min(value = 1, message = "must be at least 1") int itemCount,
            @Valid Inner inner,
            Instant when) {}

    public record Inner(
            @Size(max = 5, message = "must have at most 5 characters")
            String shortText) {}

    private final Caller caller;

    SampleResource(Caller caller) {
        this.caller = caller;
    }

    @POST
    public Map<String, String> post(@Valid Sample sample) {
        if (sample.itemCount() == 13) {
            throw new IllegalStateException("unlucky");
        }
        return Map.of("actor", caller.actor());
    }
}
