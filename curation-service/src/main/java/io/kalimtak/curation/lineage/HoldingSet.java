package io.kalimtak.curation.lineage;

import java.time.Instant;
import java.util.UUID;

/** A training set that holds an interaction; see {@link SetSource} for how. */
record HoldingSet(UUID trainingSetId, String heldAs, String status, Instant createdAt) {}
