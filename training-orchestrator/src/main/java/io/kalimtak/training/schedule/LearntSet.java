package io.kalimtak.training.schedule;

import java.util.UUID;

/** A set that was learnt from, and the run that did. */
record LearntSet(UUID runId, UUID setId) {}
