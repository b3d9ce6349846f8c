package io.kalimtak.training.run;

import java.time.Instant;

/** A line that a launcher wrote of its run. */
record LogLine(Instant at, String line) {}
