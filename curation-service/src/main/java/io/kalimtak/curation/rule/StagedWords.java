package io.kalimtak.curation.rule;

import java.time.Instant;
import java.util.UUID;

/**
 * A staged row with its words, as they were said.
 *
 * @param kept whether the row is still in
 * @param score 1 to 5; of a corrected row 5, for it is learnt from whatever its first answer was worth
 * @param broughtBy pseudonym of who rated or corrected it, else of who asked, else a name of the row's own
 * @param at when it was rated or corrected
 */
public record StagedWords(
        UUID interactionId, String input, String target, boolean kept, int score, String broughtBy, Instant at) {}
