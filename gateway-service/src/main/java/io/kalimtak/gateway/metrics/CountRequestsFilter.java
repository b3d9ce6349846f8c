package io.kalimtak.gateway.metrics;

import io.kalimtak.gateway.generate.GenerateResponse;
import io.kalimtak.gateway.keys.KeyHolder;
import io.kalimtak.gateway.routing.ChosenVersion;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Objects;
import java.util.Set;

/** Has it counted how each request for an answer ended. Callers without a known key are nobody's requests. */
@Provider
class CountRequestsFilter implements ContainerResponseFilter {
    /** Paths at which versions answer. */
    private static final Set<String> ANSWERING = Set.of("/api/generate", "/v1/chat/completions", "/v1/responses");

    private final RequestCounts counts;
    private final KeyHolder holder;
    private final ChosenVersion chosen;

    CountRequestsFilter(RequestCounts counts, KeyHolder holder, ChosenVersion chosen) {
        this.counts = counts;
        this.holder = holder;
        this.chosen = chosen;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (ANSWERING.contains(request.getUriInfo().getPath()) && holder.key() != null) {
            // An answer that is replayed was chosen by an earlier request.
            String version =
                    response.getEntity() instanceof GenerateResponse answer ? answer.modelVersion() : chosen.version();
            counts.count(Objects.requireNonNullElse(version, ""), response.getStatus());
        }
    }
}
