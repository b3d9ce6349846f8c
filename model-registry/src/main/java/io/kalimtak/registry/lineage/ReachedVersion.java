package io.kalimtak.registry.lineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/**
 * A version that learnt from something.
 *
 * @param trainingSetId the set that it was itself trained on; null where there was none
 * @param through the version that its training began with, when that had learnt from it; null when it learnt directly
 * @param status as it now is, such as {@code live}
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ReachedVersion(
        String version, UUID trainingSetId, UUID runId, String through, String status, boolean containsErasedData) {}
