package io.kalimtak.system.bench.curation;

import io.kalimtak.curation.near.MinHash;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The yardstick: MinHash as a textbook has it, (a·x + b) modulo a prime for each shingle and function, in longs. */
final class PlainMinHash {
    private static final long PRIME = (1L << 31) - 1;
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private final long[] factors = new long[MinHash.VALUES];
    private final long[] summands = new long[MinHash.VALUES];

    PlainMinHash(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < factors.length; i++) {
            factors[i] = random.nextLong(1, PRIME);
            summands[i] = random.nextLong(PRIME);
        }
    }

    /** As many minima as our signature has values. */
    long[] signature(int[] shingles) {
        long[] minima = new long[factors.length];
        Arrays.fill(minima, Long.MAX_VALUE);
        for (int shingle : shingles) {
            long number = shingle & UNSIGNED;
            for (int i = 0; i < minima.length; i++) {
                long hash = (factors[i] * number + summands[i]) % PRIME;
                if (hash < minima[i]) {
                    minima[i] = hash;
                }
            }
        }
        return minima;
    }
}
