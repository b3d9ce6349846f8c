package io.kalimtak.curation.near;

/**
 * Where to look for texts like this one: two texts are compared when a key of theirs is the same (locality-sensitive
 * hashing, Indyk and Motwani 1998; banding as in Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4).
 *
 * <p>16 bands of 4 values each, the first 64 of a signature. Texts of Jaccard similarity s meet with probability
 * 1 − (1 − s⁴)¹⁶:
 *
 * <pre>
 *   s     0.2   0.3   0.4   0.5   0.6   0.7   0.8   0.9
 *   meet  0.03  0.12  0.34  0.64  0.89  0.99  1.00  1.00
 * </pre>
 *
 * <p>All 128 values in 32 bands would find more at 0.5, where no near-duplicates are wanted, for twice the stored keys.
 * Keys are stored, so they never change.
 */
public final class Bands {
    /** Keys of a text. */
    public static final int BANDS = 16;

    /** Values in a band. */
    public static final int ROWS = 4;

    private static final MinHash NOTHING = MinHash.of(new int[0]);
    private static final long[] NONE = {};

    private Bands() {}

    /** One key for each band, each below 2^62 and unlike any key of another band; none for a text without shingles. */
    public static long[] of(MinHash signature) {
        if (signature.equals(NOTHING)) {
            return NONE.clone();
        }
        long[] keys = new long[BANDS];
        for (int band = 0; band < BANDS; band++) {
            long values = 0;
            for (int row = 0; row < ROWS; row++) {
                values = values << Short.SIZE | signature.value(band * ROWS + row);
            }
            keys[band] = BandKey.of(band, Mix.mix(values));
        }
        return keys;
    }
}
