package io.kalimtak.gateway.lineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.UUID;

/**
 * A version both ways, down to the interactions that it learnt from.
 *
 * @param sources a page of the interactions in the set that the version itself was trained on; null where there is no such
 *     set
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record VersionTrace(@JsonUnwrapped TracedVersion lineage, TracedSources sources) {
    /** One page, in the order of the set's rows. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record TracedSources(List<TracedSource> items, String nextCursor) {}

    /**
     * One interaction of the set.
     *
     * @param heldAs train, eval, golden or rejected, as in {@link TracedSet}
     */
    public record TracedSource(UUID interactionId, String heldAs) {}
}
