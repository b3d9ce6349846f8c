package io.kalimtak.gateway.shadow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.routing.Arm;
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
 * @param chat that a model at an endpoint answered; null for other requests
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
        ObjectNode chat,
        Shown shown) {
    /** The answer that was shown. */
    public record Shown(String version, String structuredPrompt, int tokensOutput, int processingTimeMs) {}

    /** Characters of text in the chat; 0 without one. */
    long characters() {
        return chat == null ? 0 : characters(chat);
    }

    private static long characters(JsonNode node) {
        return node.isTextual()
                ? node.textValue().length()
                : node.valueStream().mapToLong(Shadowed::characters).sum();
    }
}
