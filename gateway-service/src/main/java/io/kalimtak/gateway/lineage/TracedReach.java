package io.kalimtak.gateway.lineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/**
 * A version that learnt from something.
 *
 * @param trainingSetId the set that it was itself trained on
 * @param through the version that its training began with, when that had learnt from it; null when it learnt directly
 * @param containsErasedData whether it was trained on somebody who has been erased since
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TracedReach(
        String version, UUID trainingSetId, UUID runId, String through, String status, boolean containsErasedData) {}
