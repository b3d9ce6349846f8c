package io.kalimtak.curation.review;

import io.kalimtak.curation.classification.Classification;
import io.kalimtak.curation.classification.Encoded;
import java.util.UUID;

/**
 * An interaction that a reviewer may be asked about.
 *
 * @param score the newest rating, or null
 */
record Asked(UUID interactionId, Encoded encoded, Classification classes, Integer score, Reason reason) {}
