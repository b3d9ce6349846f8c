package io.kalimtak.curation.content.ngram;

import java.time.Instant;
import java.util.List;

/**
 * One rated row.
 *
 * @param tokens words as they are to be compared, or hashes of them where nobody may read them; only the first
 *     {@link #LONGEST} count
 * @param score 1 to 5
 * @param subject who rated or asked, pseudonymous
 * @param at when
 */
public record RatedTokens(List<String> tokens, int score, String subject, Instant at) {
    /** Tokens of one row that are looked at. */
    public static final int LONGEST = 2_000;

    public RatedTokens {
        tokens = List.copyOf(tokens.size() > LONGEST ? tokens.subList(0, LONGEST) : tokens);
    }
}
