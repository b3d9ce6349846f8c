package io.kalimtak.training.run;

import java.time.Instant;

/** One transition: into which state, when, by whom and why. */
record HistoryEntry(RunState state, Instant at, String actor, String reason) {}
