package io.kalimtak.curation.near;

/**
 * Where to look for texts that say the same in other words: on which sides of random hyperplanes their embedding lies. Two
 * vectors at the angle θ lie on the same side of one with probability 1 − θ/π (Charikar 2002).
 *
 * <p>16 bands of 18 bits: two texts of cosine c meet with probability 1 − (1 − (1 − acos(c)/π)¹⁸)¹⁶:
 *
 * <pre>
 *   c     0.5   0.7   0.8   0.85  0.9   0.95  0.98
 *   meet  0.01  0.08  0.23  0.39  0.64  0.92  1.00
 * </pre>
 *
 * <p>Vectors are taken as they are. A sentence encoder's share a mean, and taking it off would spread them over more keys;
 * but it would have to be kept for good, and on prompts it found hardly more pairs for as many comparisons.
 *
 * <p>A hyperplane's normal is +1 or −1 in each dimension, which keeps angles as well as Gaussian numbers do (Achlioptas
 * 2003). Keys are stored, so seed and planes never change. Equal vectors give equal keys on every machine, as Java's
 * floating point does; whether an encoder gives equal vectors is its own affair.
 */
public final class Hyperplanes {
    /** Numbers in a vector. */
    public static final int DIMENSIONS = 384;

    /** Keys of a vector. */
    public static final int BANDS = 16;

    /** Hyperplanes of a band, a bit each. */
    public static final int BITS = 18;

    private static final long SEED = 0x6879706572706CL;
    private static final int PLANES = BANDS * BITS;

    /** Of each dimension the signs in all planes: summed up plane beside plane, which C2 turns into vector instructions. */
    private static final float[][] SIGNS = signs();

    private static final long[] NONE = {};

    private Hyperplanes() {}

    /**
     * One key for each band, unlike any key of another band and of {@link Bands}; none for a vector of zeros, which is what
     * a blank text has. Its length does not matter. Throws IllegalArgumentException when there are not 384 numbers.
     */
    public static long[] of(float[] vector) {
        if (vector.length != DIMENSIONS) {
            throw new IllegalArgumentException("a vector has " + DIMENSIONS + " numbers, not " + vector.length);
        }
        float[] distances = new float[PLANES];
        boolean zero = true;
        for (int i = 0; i < DIMENSIONS; i++) {
            zero &= vector[i] == 0;
            add(distances, SIGNS[i], vector[i]);
        }
        return zero ? NONE.clone() : keys(distances);
    }

    private static void add(float[] distances, float[] signs, float value) {
        for (int plane = 0; plane < PLANES; plane++) {
            distances[plane] += signs[plane] * value;
        }
    }

    private static long[] keys(float[] distances) {
        long[] keys = new long[BANDS];
        for (int band = 0; band < BANDS; band++) {
            long sides = 0;
            for (int bit = 0; bit < BITS; bit++) {
                sides = sides << 1 | (distances[band * BITS + bit] >= 0 ? 1 : 0);
            }
            keys[band] = BandKey.of(BandKey.HYPERPLANES + band, sides << (Long.SIZE - BITS));
        }
        return keys;
    }

    private static float[][] signs() {
        float[][] signs = new float[DIMENSIONS][PLANES];
        for (int i = 0; i < DIMENSIONS; i++) {
            for (int plane = 0; plane < PLANES; plane++) {
                signs[i][plane] = Mix.nth(SEED, i * PLANES + plane) < 0 ? -1 : 1;
            }
        }
        return signs;
    }
}
