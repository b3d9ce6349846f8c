package io.kalimtak.curation.content.ngram;

/** Exact counts of the n-grams that may have the support, in a table of fixed size with linear probing. */
final class CandidateTable {
    /** Receives one n-gram's counts. */
    @FunctionalInterface
    interface Visitor {
        void visit(long key, int rows, int high);
    }

    private static final double MAX_LOAD = 0.75;

    private final long[] keys;
    private final int[] rows;
    private final int[] high;
    private final int mask;
    private int size;
    private long refused;

    CandidateTable(int bits) {
        int places = 1 << bits;
        this.keys = new long[places];
        this.rows = new int[places];
        this.high = new int[places];
        this.mask = places - 1;
    }

    void count(long ngram, boolean isHigh) {
        long key = ngram == 0 ? 1 : ngram;
        int at = (int) Ngrams.mix(key) & mask;
        while (keys[at] != 0 && keys[at] != key) {
            at = at + 1 & mask;
        }
        if (keys[at] == 0) {
            if (size >= MAX_LOAD * keys.length) {
                refused++;
                return;
            }
            keys[at] = key;
            size++;
        }
        rows[at]++;
        high[at] += isHigh ? 1 : 0;
    }

    /** Occurrences that found the table full. */
    long refused() {
        return refused;
    }

    void forEach(Visitor visitor) {
        for (int at = 0; at < keys.length; at++) {
            if (keys[at] != 0) {
                visitor.visit(keys[at], rows[at], high[at]);
            }
        }
    }
}
