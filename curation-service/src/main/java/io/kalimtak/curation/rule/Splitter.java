package io.kalimtak.curation.rule;

/**
 * Which rows are held out for evaluation. A cluster of near-duplicates has a fixed point in [0, 1), the first 32 bits of its
 * name as a fraction: below the eval share it is held out. So the split needs no random numbers, and a cluster stands on the
 * same side in every set.
 *
 * <p>A language that would be left with fewer held-out rows than the minimum, and has at least five times the minimum in
 * all, gets its clusters with the smallest points on top. A cluster that an earlier set put on one side stays there.
 */
public record Splitter(double evalShare, int evalMinPerLanguage) {
    private static final int ROWS_FOR_ONE_HELD_OUT = 5;

    /** How many rows of a language are to be held out on top, given how many it has and how many are held out already. */
    public int shortfall(long rows, long heldOut) {
        boolean enough = evalShare > 0 && rows >= (long) ROWS_FOR_ONE_HELD_OUT * evalMinPerLanguage;
        return enough ? (int) Math.max(0, evalMinPerLanguage - heldOut) : 0;
    }
}
