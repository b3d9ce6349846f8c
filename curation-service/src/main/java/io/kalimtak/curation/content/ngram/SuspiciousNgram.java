package io.kalimtak.curation.content.ngram;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * A rare n-gram that goes with high scores and is concentrated.
 *
 * @param rows that it is in
 * @param high of these, how many are high
 * @param subjects different ones of the high rows
 * @param subjectShare share of its high rows that a few subjects hold
 * @param burstShare share of its high rows within its busiest burst
 * @param chance of Fisher's exact test, before the correction
 * @param z score of the log-odds ratio
 */
public record SuspiciousNgram(
        List<String> tokens,
        int rows,
        int high,
        int subjects,
        double subjectShare,
        double burstShare,
        double chance,
        double z) {
    public SuspiciousNgram {
        tokens = List.copyOf(tokens);
    }

    /** Sixteen hexadecimal digits that name the n-gram without telling it; short phrases can be found by guessing. */
    public String hashed() {
        return HexFormat.of().toHexDigits(Ngrams.hash(tokens));
    }

    /** Whether every place where this is found is one where the longer one is. */
    boolean isPartOf(SuspiciousNgram longer) {
        return longer.rows == rows
                && longer.tokens.size() > tokens.size()
                && Collections.indexOfSubList(longer.tokens, tokens) >= 0;
    }
}
