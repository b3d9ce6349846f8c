package io.kalimtak.curation.near;

/** Makes keys that can only meet within one band: the upper 6 bits are the band's number, the rest what was hashed. */
final class BandKey {
    /** Hyperplanes count their bands from here, MinHash from 0. */
    static final int HYPERPLANES = 32;

    private static final int HASH_BITS = 58;

    private BandKey() {}

    /** The key of a band, 0 to 63. Of the hash the upper 58 bits count. */
    static long of(int band, long hash) {
        return (long) band << HASH_BITS | hash >>> (Long.SIZE - HASH_BITS);
    }
}
