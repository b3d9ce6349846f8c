package io.kalimtak.prompt.vector;

import io.kalimtak.prompt.text.Words;

/**
 * Signed hashing of character 3–5-grams of folded words into 384 numbers (Weinberger et al. 2009, "Feature Hashing for Large Scale Multitask
 * Learning"): what stands in for a sentence encoder where that one does not know the language.
 */
public final class HashedVectors {
    /** Length of a vector. */
    public static final int DIMENSIONS = 384;

    private HashedVectors() {}

    /** The L2-normalised vector; zeros for a text without words. */
    public static float[] encode(String text) {
        float[] vector = new float[DIMENSIONS];
        for (String word : Words.content(text)) {
            String padded = "<" + word + ">";
            for (int n = 3; n <= 5; n++) {
                for (int i = 0; i + n <= padded.length(); i++) {
                    int hash = mix(padded, i, i + n);
                    int slot = (hash >>> 1) % DIMENSIONS;
                    vector[slot] += (hash & 1) == 0 ? 1f : -1f;
                }
            }
        }
        for (int i = 0; i < DIMENSIONS; i++) {
            // The square root keeps a word that is repeated from drowning the others.
            vector[i] = Math.signum(vector[i]) * (float) Math.sqrt(Math.abs(vector[i]));
        }
        return Vectors.normalise(vector);
    }

    /** FNV-1a with a final avalanche: the low bits of plain FNV are too regular for a sign. */
    private static int mix(String text, int from, int to) {
        int hash = 0x811c9dc5;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
        }
        hash ^= hash >>> 16;
        hash *= 0x85ebca6b;
        hash ^= hash >>> 13;
        hash *= 0xc2b2ae35;
        return hash ^ (hash >>> 16);
    }
}
