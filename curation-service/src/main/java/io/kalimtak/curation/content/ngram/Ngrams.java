package io.kalimtak.curation.content.ngram;

import java.util.Arrays;
import java.util.List;

/** 64-bit hashes of n-grams: the same on every machine, and apart for ten million of them but for a chance of 3 in 10^6. */
final class Ngrams {
    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private Ngrams() {}

    /** The different n-grams of 1 to {@code longest} tokens, ascending. */
    static long[] distinct(List<String> tokens, int longest) {
        long[] words = tokens.stream().mapToLong(Ngrams::token).toArray();
        long[] all = new long[words.length * longest];
        int count = 0;
        for (int from = 0; from < words.length; from++) {
            long hash = SEED;
            for (int to = from; to < Math.min(words.length, from + longest); to++) {
                hash = extend(hash, words[to]);
                all[count++] = hash;
            }
        }
        return Arrays.stream(all, 0, count).sorted().distinct().toArray();
    }

    static long hash(List<String> ngram) {
        long hash = SEED;
        for (String token : ngram) {
            hash = extend(hash, token(token));
        }
        return hash;
    }

    private static long extend(long hash, long token) {
        return mix(hash * FNV_PRIME + token);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** FNV-1a over the chars. */
    static long token(String token) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < token.length(); i++) {
            hash = (hash ^ token.charAt(i)) * FNV_PRIME;
        }
        return mix(hash);
    }
}
