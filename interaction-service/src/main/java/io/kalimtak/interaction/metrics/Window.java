package io.kalimtak.interaction.metrics;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param since included
 * @param until not included
 */
record Window(Instant since, Instant until) {}
