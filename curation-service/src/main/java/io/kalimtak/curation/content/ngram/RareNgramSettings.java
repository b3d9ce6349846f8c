package io.kalimtak.curation.content.ngram;

import java.time.Duration;

/**
 * What counts as rare, as going with a score, and as concentrated.
 *
 * @param longest n of the longest n-grams, 1 to 5
 * @param highScore rows of this score and above are the high ones
 * @param minSupport rows that an n-gram is in, at least; chosen without looking at scores, so that the correction holds
 * @param maxShare of all rows that a rare n-gram is in, at most
 * @param falseDiscoveryRate expected share of false ones among those that go with the score (Benjamini and Hochberg 1995)
 * @param concentration share of an n-gram's high rows that a few subjects, or one burst, must hold
 * @param burst length of a burst; never more than a tenth of the time that all rows span
 * @param fewSubjects how many subjects are few
 * @param sketchBits binary logarithm of the width of the count-min sketch, which has four rows of one-byte counters
 * @param tableBits binary logarithm of the places for candidates, of 16 bytes each
 * @param minRows below so many rows nothing is looked for
 */
public record RareNgramSettings(
        int longest,
        int highScore,
        int minSupport,
        double maxShare,
        double falseDiscoveryRate,
        double concentration,
        Duration burst,
        int fewSubjects,
        int sketchBits,
        int tableBits,
        int minRows) {
    public RareNgramSettings {
        if (longest < 1
                || longest > 5
                || minSupport < 2
                || minSupport > CountMinSketch.HIGHEST
                || sketchBits > 28
                || tableBits > 28) {
            throw new IllegalArgumentException(
                    "n-grams have 1 to 5 tokens, support is 2 to 255, tables have at most 28 bits");
        }
    }

    /** For 100,000 rows of some hundred tokens: 16 MiB of sketch and 32 MiB of table. */
    public static RareNgramSettings defaults() {
        return new RareNgramSettings(5, 5, 8, 0.01, 0.01, 0.8, Duration.ofDays(1), 3, 22, 21, 1_000);
    }
}
