package io.kalimtak.feedback.rating;

import java.util.UUID;

/** Who rates what: at most one piece of feedback is current for it. */
record Rated(UUID interactionId, String raterId) {}
