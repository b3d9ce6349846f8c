package io.kalimtak.interaction.browse;

import java.time.Instant;
import java.util.UUID;

/** One line of the list. {@code inputPreview} is the first 200 characters of the request. */
record InteractionSummary(
        UUID interactionId,
        UUID sessionId,
        String inputPreview,
        String modelVersion,
        String targetTool,
        String language,
        int tokensTotal,
        int processingTimeMs,
        Integer feedbackScore,
        Instant createdAt,
        Instant updatedAt) {}
