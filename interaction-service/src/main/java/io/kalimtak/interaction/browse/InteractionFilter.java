package io.kalimtak.interaction.browse;

import java.time.Instant;

/**
 * What a list shall show; null leaves a criterion out.
 *
 * @param since earliest acceptance, included
 * @param until latest acceptance, not included
 * @param version the exact model version
 * @param language the exact BCP 47 tag
 * @param tool the exact target tool, as the caller wrote it
 * @param minScore lowest current rating, included; unrated interactions are left out
 * @param maxScore highest current rating, included; unrated interactions are left out
 */
record InteractionFilter(
        Instant since,
        Instant until,
        String version,
        String language,
        String tool,
        Integer minScore,
        Integer maxScore) {}
