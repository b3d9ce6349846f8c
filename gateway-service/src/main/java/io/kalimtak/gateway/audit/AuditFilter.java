package io.kalimtak.gateway.audit;

import io.kalimtak.gateway.keys.ApiKey;
import io.kalimtak.gateway.keys.KeyFilter;
import io.kalimtak.gateway.keys.KeyHolder;
import io.kalimtak.kit.security.Role;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;

/** Has every call of an operator or a privacy officer recorded, before the work and after it. */
@Provider
@Priority(Priorities.AUTHENTICATION + 1)
class AuditFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String CALL = "kalimtak.audit.call";

    private final AuditTrail trail;
    private final KeyHolder holder;

    AuditFilter(AuditTrail trail, KeyHolder holder) {
        this.trail = trail;
        this.holder = holder;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (isAudited(request)) {
            request.setProperty(CALL, trail.asked(holder.key(), request.getMethod(), path(request)));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        ApiKey key = holder.key();
        // Without a known key there is nobody to name; such calls are counted by the metrics of HTTP.
        if (key == null || !isAudited(request)) {
            return;
        }
        if (request.getProperty(CALL) instanceof UUID callId) {
            trail.answered(callId, key, request.getMethod(), path(request), response.getStatus());
        } else if (response.getStatus() < 500) {
            trail.refused(key, request.getMethod(), path(request), response.getStatus());
        }
    }

    /** By the decoded path, as the role is chosen: an escaped letter hides no call. */
    private static boolean isAudited(ContainerRequestContext request) {
        return KeyFilter.roleFor(request.getUriInfo().getPath()) != Role.APP;
    }

    private static String path(ContainerRequestContext request) {
        return request.getUriInfo().getRequestUri().getRawPath();
    }
}
