package io.kalimtak.gateway.generate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * The answer of {@code POST /api/generate}.
 *
 * @param modelOutput the structured prompt rendered for the target tool, as long as no language model is configured
 * @param logged false when the person does not allow interactions to be kept: nothing but counts remains then
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record GenerateResponse(
        UUID interactionId,
        UUID sessionId,
        String structuredPrompt,
        String modelOutput,
        String modelVersion,
        String targetTool,
        String language,
        int tokensInput,
        int tokensOutput,
        int tokensTotal,
        int processingTimeMs,
        boolean logged,
        Instant createdAt) {}
