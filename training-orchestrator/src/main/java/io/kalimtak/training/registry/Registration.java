package io.kalimtak.training.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.UUID;

/**
 * What the registry is told of a new version; the same run tells the same every time, so repeating it is harmless.
 *
 * @param engine what answers with it: {@code embedded}, or the name of an endpoint
 * @param model the model's name at the endpoint; null, and not sent, for the embedded engine
 * @param status registered or rejected
 * @param reason why it was rejected, or how it passed
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Registration(
        String baseModel,
        String parentVersion,
        String engine,
        @JsonInclude(JsonInclude.Include.NON_NULL) String model,
        UUID trainingSetId,
        UUID runId,
        String artifactSha256,
        Map<String, Double> metrics,
        String status,
        String reason) {}
