package io.kalimtak.gateway.feedback;

import java.time.Instant;
import java.util.UUID;

/** The answer of {@code POST /api/feedback}: accepted and durable, counted a moment later. */
public record FeedbackResponse(UUID feedbackId, UUID interactionId, Instant acceptedAt) {}
