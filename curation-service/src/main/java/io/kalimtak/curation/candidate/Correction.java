package io.kalimtak.curation.candidate;

import java.time.Instant;
import java.util.UUID;

/** What a rater said the answer should have been: the newest accepted one that is not blank. */
public record Correction(UUID feedbackId, String text, Instant at) {}
