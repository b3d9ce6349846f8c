package io.kalimtak.training.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.UUID;

/**
 * What the registry is told of a new version; the same run tells the same every time, so repeating it is harmless.
 *
 * @param status registered or rejected
 * @param reason why it was rejected, or how it passed
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Registration(
        String baseModel,
        String parentVersion,
        String engine,
        UUID trainingSetId,
        UUID runId,
        String artifactSha256,
        Map<String, Double> metrics,
        String status,
        String reason) {}
