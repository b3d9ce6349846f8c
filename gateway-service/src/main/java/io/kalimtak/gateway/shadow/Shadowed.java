package io.kalimtak.gateway.shadow;

import io.kalimtak.gateway.routing.Arm;
import io.kalimtak.gateway.stage.PassedOn;
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
 * @param passedOn what a model at an endpoint was asked; null for other requests
 * @param arm whose version is to be asked
 */
public record Shadowed(
        UUID interactionId,
        String userId,
        UUID sessionId,
        Instant createdAt,
        PromptRequest request,
        String route,
        UUID rolloutId,
        Arm arm,
        PassedOn passedOn,
        Shown shown) {
    /** The answer that was shown. */
    public record Shown(String version, String structuredPrompt, int tokensOutput, int processingTimeMs) {}

    /** Characters of text in what was passed on; 0 where nothing was. */
    long characters() {
        return passedOn == null ? 0 : passedOn.characters();
    }
}
