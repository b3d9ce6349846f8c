package io.kalimtak.curation.candidate;

import java.time.Instant;
import java.util.UUID;

/** The newest accepted score of an interaction, 1 to 5. */
public record Rating(UUID feedbackId, int score, Instant at) {}
