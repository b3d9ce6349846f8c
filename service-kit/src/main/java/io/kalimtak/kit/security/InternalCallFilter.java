package io.kalimtak.kit.security;

import io.kalimtak.kit.KitConfig;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Services behind the gateway answer other services of the installation and nobody else. */
@Provider
@Priority(Priorities.AUTHENTICATION)
class InternalCallFilter implements ContainerRequestFilter {
    private final KitConfig config;
    private final InternalCalls calls;
    private final Caller caller;

    InternalCallFilter(KitConfig config, InternalCalls calls, Caller caller) {
        this.config = config;
        this.calls = calls;
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!config.internal().required()) {
            return;
        }
        if (!calls.proven(request.getHeaderString("Authorization"))) {
            throw ProblemException.of(
                    ProblemType.UNAUTHENTICATED,
                    "This service answers the gateway only. Send the call to the gateway with one of its keys.");
        }
        String actor = request.getHeaderString(InternalCalls.ACTOR_HEADER);
        if (actor != null && !actor.isBlank()) {
            caller.set(actor);
        }
    }
}
