package io.kalimtak.gateway.lineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;

/**
 * A version's way back and its way on.
 *
 * @param status as it now is
 * @param reason why it is that
 * @param ancestors the version itself, what its training began with, and so on
 * @param descendants versions whose training began with it, directly or through each other, the newest first
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TracedVersion(
        String version, String status, String reason, List<TracedAncestor> ancestors, List<TracedReach> descendants) {
    /**
     * A version on the way back.
     *
     * @param baseModel what its training began with: a version, or a model that is none of ours
     * @param source where it lies when it was registered from elsewhere; null for our own
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record TracedAncestor(String version, String baseModel, UUID runId, UUID trainingSetId, String source) {}
}
