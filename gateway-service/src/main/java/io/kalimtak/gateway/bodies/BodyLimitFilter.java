package io.kalimtak.gateway.bodies;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Set;

/**
 * Refuses bodies that are too large before they are read, and after the key was seen: who has none takes no room. Chats may be
 * larger than other calls, for they carry pictures; then they say beforehand how large (OpenAI's clients do).
 */
@Provider
@Priority(Priorities.AUTHENTICATION + 1)
class BodyLimitFilter implements ContainerRequestFilter {
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final BodyLimits limits;
    private final CurrentVertxRequest current;

    BodyLimitFilter(BodyLimits limits, CurrentVertxRequest current) {
        this.limits = limits;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String length = request.getHeaderString("Content-Length");
        if (length == null) {
            if (WITH_BODY.contains(request.getMethod())) {
                limit(request);
            }
            return;
        }
        long bytes = Long.parseLong(length);
        long most = limits.of(request.getUriInfo().getPath());
        if (bytes > most) {
            throw ProblemException.of(
                    ProblemType.TOO_LARGE,
                    "The body has " + bytes + " bytes; this call takes " + most
                            + ". Send less, or ask the operator for a higher limit.");
        }
        if (bytes > limits.usual()) {
            takeRoom(bytes);
        }
    }

    private void limit(ContainerRequestContext request) {
        long most = limits.usual();
        request.setEntityStream(new LimitedBody(
                request.getEntityStream(),
                most,
                () -> ProblemException.of(
                        ProblemType.TOO_LARGE,
                        "The body has more than " + most + " bytes and did not say so beforehand. Send it with"
                                + " Content-Length, or send less.")));
    }

    private void takeRoom(long bytes) {
        if (!limits.take(bytes)) {
            throw ProblemException.retryLater(
                    ProblemType.UNAVAILABLE,
                    "Too many large bodies are in work at once. Send it again after the time in Retry-After.",
                    RETRY_AFTER);
        }
        current.getCurrent().addEndHandler(ended -> limits.giveBack(bytes));
    }
}
