package io.kalimtak.gateway.openai;

import io.kalimtak.gateway.generate.Origin;
import io.kalimtak.gateway.routing.Arm;
import io.kalimtak.gateway.routing.Routed;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A request that is being answered.
 *
 * @param began by {@link System#nanoTime}
 */
public record Started(
        UUID interactionId,
        UUID sessionId,
        Instant createdAt,
        long began,
        OpenAiRequest request,
        Origin from,
        Routed routed) {
    /** Who answers. */
    public Arm arm() {
        return routed.assignment().arm();
    }

    int millisSoFar() {
        return (int) Duration.ofNanos(System.nanoTime() - began).toMillis();
    }
}
