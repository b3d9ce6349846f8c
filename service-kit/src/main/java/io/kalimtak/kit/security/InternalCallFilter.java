package io.kalimtak.kit.security;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Services behind the gateway answer other services of the installation and nobody else. Filters are made while Quarkus
 * builds its static state, before there is any configuration: only proxied beans may be injected.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
class InternalCallFilter implements ContainerRequestFilter {
    private final InternalCalls calls;
    private final Caller caller;

    InternalCallFilter(InternalCalls calls, Caller caller) {
        this.calls = calls;
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!calls.required()) {
            return;
        }
        if (!calls.isProven(request.getHeaderString("Authorization"))) {
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
