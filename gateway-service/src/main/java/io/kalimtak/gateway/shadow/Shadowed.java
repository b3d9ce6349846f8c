package io.kalimtak.gateway.shadow;

import io.kalimtak.prompt.PromptRequest;
import java.time.Instant;
import java.util.UUID;

/**
 * A request that was answered and shall be answered again where nobody sees it. It holds the person's words and user id, and
 * never leaves memory.
 *
 * @param userId null for an anonymous request
 * @param createdAt when the request was accepted
 * @param rolloutId the rollout in force then; null outside one
 * @param version the one to be asked
 */
public record Shadowed(
        UUID interactionId,
        String userId,
        UUID sessionId,
        Instant createdAt,
        PromptRequest request,
        String route,
        UUID rolloutId,
        String version,
        Shown shown) {
    /** The answer that was shown. */
    public record Shown(String version, String structuredPrompt, int tokensOutput, int processingTimeMs) {}
}
