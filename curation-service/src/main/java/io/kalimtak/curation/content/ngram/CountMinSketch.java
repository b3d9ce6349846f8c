package io.kalimtak.curation.content.ngram;

/**
 * Counts in fixed memory that are never too low (Cormode and Muthukrishnan 2005), with conservative update (Estan and
 * Varghese 2002), which keeps those of rare keys close. Own code, since the libraries that have one are given up
 * (stream-lib) or tie themselves to single Java versions (DataSketches).
 */
final class CountMinSketch {
    /** Counters stay at it: nothing asks whether something is more frequent. */
    static final int HIGHEST = 255;

    private static final int DEPTH = 4;

    private final byte[][] counters;
    private final long mask;

    CountMinSketch(int bits) {
        this.counters = new byte[DEPTH][1 << bits];
        this.mask = (1L << bits) - 1;
    }

    void add(long key) {
        int raised = Math.min(HIGHEST, estimate(key) + 1);
        for (int row = 0; row < DEPTH; row++) {
            int place = place(key, row);
            counters[row][place] = (byte) Math.max(Byte.toUnsignedInt(counters[row][place]), raised);
        }
    }

    int estimate(long key) {
        int least = Integer.MAX_VALUE;
        for (int row = 0; row < DEPTH; row++) {
            least = Math.min(least, Byte.toUnsignedInt(counters[row][place(key, row)]));
        }
        return least;
    }

    private int place(long key, int row) {
        return (int) (Ngrams.mix(key + row * 0x9E3779B97F4A7C15L) & mask);
    }
}
