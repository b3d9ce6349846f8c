package io.kalimtak.feedback.integrity;

import java.time.Instant;
import java.util.UUID;

/**
 * What the rules see of a piece of feedback: who and when, never what is said.
 *
 * @param person whether a person rates, or an application for all its users
 * @param networkId null for a network that is not counted
 */
public record Submitted(UUID interactionId, String raterId, boolean person, String networkId, Instant submittedAt) {}
