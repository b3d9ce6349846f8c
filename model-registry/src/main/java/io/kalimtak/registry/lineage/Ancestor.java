package io.kalimtak.registry.lineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/**
 * A version on the way back to the sources.
 *
 * @param baseModel what its training began with: a version, or a model that is none of ours
 * @param runId the run that made it; null where none of ours did
 * @param trainingSetId what it was trained on; null where it was on no set of ours
 * @param source where it lies when it was registered from elsewhere; null for our own
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Ancestor(String version, String baseModel, UUID runId, UUID trainingSetId, String source) {}
