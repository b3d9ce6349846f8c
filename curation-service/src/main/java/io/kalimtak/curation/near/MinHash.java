package io.kalimtak.curation.near;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A signature of a set of shingles from which the Jaccard similarity of two sets is estimated (Broder 1997): of each of 128
 * hash functions the least value over the set, of which 16 bits are kept (Li and König 2010).
 *
 * <p><b>Stored signatures outlive a release: the functions, their seed and the bytes never change.</b> Another kind of
 * signature is another class.
 *
 * <p>The functions are a·x + b modulo 2^32 with odd a (Dietzfelbinger et al. 1997), compared as signed numbers. That is
 * weaker than what the theory asks for, and enough, because the shingles are hashes already (Mitzenmacher and Vadhan
 * 2008); in return eight or sixteen functions are one vector instruction. Signatures that hash each shingle once and
 * share them out among bins (Li, Owen and Zhang 2012; Shrivastava 2017) would be quicker still, but fill empty bins by
 * copying, so that the values of short prompts, which have fewer shingles than bins, are not independent, and texts
 * would not meet as often as {@link Bands} says.
 */
public final class MinHash {
    /** Values in a signature: the standard error of an estimate is √(s(1 − s) ÷ 128), at most 0.044. */
    public static final int VALUES = 128;

    /** Bytes of a stored signature. */
    public static final int BYTES = VALUES * Short.BYTES;

    private static final long SEED = 0x6B616C696D74616BL;
    private static final int[] FACTORS = new int[VALUES];
    private static final int[] SUMMANDS = new int[VALUES];
    private static final int UNROLLED = 4;

    /** Odd, 2^32 ÷ golden ratio: brings all bits of a minimum into the 16 that are kept. */
    private static final int FOLD = 0x9E3779B9;

    /** The chance that two different minima agree in the 16 bits kept. */
    private static final double CHANCE = 1.0 / (1 << Short.SIZE);

    static {
        for (int i = 0; i < VALUES; i++) {
            long random = Mix.nth(SEED, i);
            FACTORS[i] = (int) (random >>> 32) | 1;
            SUMMANDS[i] = (int) random;
        }
    }

    private final short[] values;

    private MinHash(short[] values) {
        this.values = values;
    }

    /** The signature of a text's shingles. Of texts without any, all signatures are equal, and have no {@link Bands}. */
    public static MinHash of(String text) {
        return of(Shingles.of(text));
    }

    /** The signature of these shingles; their order and repetitions do not matter. */
    public static MinHash of(int[] shingles) {
        int[] minima = new int[VALUES];
        Arrays.fill(minima, Integer.MAX_VALUE);
        int last = shingles.length - 1;
        for (int i = 0; i <= last; i += UNROLLED) {
            // Behind the end the last shingle is taken again, which changes no minimum.
            lower(
                    minima,
                    shingles[i],
                    shingles[Math.min(i + 1, last)],
                    shingles[Math.min(i + 2, last)],
                    shingles[Math.min(i + 3, last)]);
        }
        short[] values = new short[VALUES];
        for (int i = 0; i < VALUES; i++) {
            values[i] = (short) (minima[i] * FOLD >>> Short.SIZE);
        }
        return new MinHash(values);
    }

    /** Four shingles at once: factors and minima are loaded once. C2 turns so plain a loop into vector instructions. */
    private static void lower(int[] minima, int first, int second, int third, int fourth) {
        for (int i = 0; i < VALUES; i++) {
            int factor = FACTORS[i];
            int summand = SUMMANDS[i];
            int left = Math.min(first * factor + summand, second * factor + summand);
            int right = Math.min(third * factor + summand, fourth * factor + summand);
            minima[i] = Math.min(minima[i], Math.min(left, right));
        }
    }

    /** Reads what {@link #bytes} gave. Throws IllegalArgumentException when it is not {@link #BYTES} long. */
    public static MinHash fromBytes(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a signature has " + BYTES + " bytes, not " + bytes.length);
        }
        short[] values = new short[VALUES];
        ByteBuffer.wrap(bytes).asShortBuffer().get(values);
        return new MinHash(values);
    }

    /** The signature to store: 16 bits a value, the higher byte first. */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.asShortBuffer().put(values);
        return bytes.array();
    }

    /**
     * The Jaccard similarity of the two sets, 0 to 1: the share of values that agree, corrected for those that agree by
     * chance in the 16 bits kept (Li and König 2010, theorem 1, for sets that are small beside 2^32).
     */
    public double estimate(MinHash other) {
        int agreeing = 0;
        for (int i = 0; i < VALUES; i++) {
            agreeing += values[i] == other.values[i] ? 1 : 0;
        }
        return Math.max(0, ((double) agreeing / VALUES - CHANCE) / (1 - CHANCE));
    }

    /** Value number i, from 0 below {@link #VALUES}, as 16 unsigned bits. */
    int value(int i) {
        return values[i] & 0xFFFF;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MinHash signature && Arrays.equals(values, signature.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
