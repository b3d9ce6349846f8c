package io.kalimtak.gateway.lineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;

/**
 * An interaction both ways.
 *
 * @param served what answered it, and why; null when the interaction is no longer kept, or not yet stored
 * @param reached what it went into
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record InteractionTrace(UUID interactionId, TracedAnswer served, Reach reached) {
    /**
     * Sets that held it, as far back as rows of sets are kept, and versions trained on them; the newest first.
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Reach(List<TracedSet> trainingSets, List<TracedReach> modelVersions) {}
}
