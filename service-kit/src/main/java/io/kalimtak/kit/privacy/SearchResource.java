package io.kalimtak.kit.privacy;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.kit.security.InternalCalls;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where somebody's words stand in this service, for the gateway, which asks every service. */
@Path("/internal/privacy/search")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SearchResource {
    /** What to look for. */
    public record Search(@NotEmpty List<@NotEmpty String> strings) {}

    private final Instance<PlaceSearch> places;
    private final InternalCalls calls;

    SearchResource(@Any Instance<PlaceSearch> places, InternalCalls calls) {
        this.places = places;
        this.calls = calls;
    }

    /** Asks for the secret by itself: the gateway's filter would let an application's key through. */
    @POST
    @Operation(hidden = true)
    public List<PlaceSearch.Finding> search(
            @HeaderParam("Authorization") String authorization, @NotNull @jakarta.validation.Valid Search body) {
        if (!calls.isProven(authorization)) {
            throw ProblemException.of(ProblemType.UNAUTHENTICATED, "This call is for services of the installation.");
        }
        return places.stream()
                .flatMap(place -> place.search(body.strings()).stream())
                .toList();
    }
}
