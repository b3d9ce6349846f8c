package io.kalimtak.interaction.metrics;

import java.time.Instant;

/**
 * Which interactions are counted; null leaves a criterion out.
 *
 * @param since earliest acceptance, included
 * @param until latest acceptance, not included
 * @param version the exact model version
 * @param language the exact BCP 47 tag
 * @param tool the exact target tool, as the caller wrote it
 */
record Slice(Instant since, Instant until, String version, String language, String tool) {}
