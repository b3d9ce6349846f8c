package io.kalimtak.curation.near;

/**
 * Well mixed bits. Written out, not left to a library's generator, because what is made of them is stored and must be
 * the same in every release and on every machine.
 */
final class Mix {
    /** 2^64 ÷ golden ratio, odd: steps by it visit every number. */
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private Mix() {}

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014; constants of Stafford's variant 13): one to one. */
    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** The n-th number, from 0, of the stream that SplitMix64 gives for the seed. */
    static long nth(long seed, int n) {
        return mix(seed + (n + 1) * STEP);
    }
}
