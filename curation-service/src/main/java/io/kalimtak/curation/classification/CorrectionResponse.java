package io.kalimtak.curation.classification;

import java.time.Instant;
import java.util.UUID;

/** A correction as it was put down. */
record CorrectionResponse(UUID interactionId, String domain, String useCase, String actor, Instant correctedAt) {}
