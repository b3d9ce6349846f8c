package io.kalimtak.gateway.chat;

import io.kalimtak.gateway.generate.Origin;
import io.kalimtak.gateway.routing.Arm;
import io.kalimtak.gateway.routing.Routed;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A chat that is being answered.
 *
 * @param began by {@link System#nanoTime}
 */
record Started(
        UUID interactionId,
        UUID sessionId,
        Instant createdAt,
        long began,
        ChatRequest request,
        Origin from,
        Routed routed) {
    Arm arm() {
        return routed.assignment().arm();
    }

    int millisSoFar() {
        return (int) Duration.ofNanos(System.nanoTime() - began).toMillis();
    }
}
