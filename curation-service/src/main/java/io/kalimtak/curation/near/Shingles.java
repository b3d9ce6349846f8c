package io.kalimtak.curation.near;

import io.kalimtak.prompt.phrase.Normaliser;

/**
 * A text as the set of its runs of five characters, each hashed to 32 bits. Characters rather than words: one word
 * changed leaves most runs as they were, and Arabic, which writes articles and pronouns onto its words, needs no
 * tokeniser.
 */
public final class Shingles {
    /** Code points in a shingle: for short documents, Mining of Massive Datasets, 3.2.2, takes 5. */
    public static final int LENGTH = 5;

    private static final long BASE = 0xD6E8FEB86659FD93L;
    private static final long BASE_TO_LENGTH = BASE * BASE * BASE * BASE * BASE;
    private static final int[] NONE = {};

    private Shingles() {}

    /**
     * The hashes of the normalised text's shingles in their order, repeated as the text repeats itself. A text shorter than
     * a shingle gives one hash of the whole; a text in which no letter, digit or symbol is gives none.
     */
    public static int[] of(String text) {
        String comparable = Normaliser.normalise(text);
        return comparable.isEmpty() ? NONE : hashes(points(comparable));
    }

    /** The polynomial rolling hash of Rabin and Karp, modulo 2^64, mixed, its upper half. */
    private static int[] hashes(int[] points) {
        int[] hashes = new int[Math.max(1, points.length - LENGTH + 1)];
        int whole = Math.min(points.length, LENGTH);
        long rolling = 0;
        for (int i = 0; i < whole; i++) {
            rolling = rolling * BASE + points[i];
        }
        hashes[0] = half(rolling);
        for (int i = 1; i < hashes.length; i++) {
            rolling = rolling * BASE + points[i + LENGTH - 1] - points[i - 1] * BASE_TO_LENGTH;
            hashes[i] = half(rolling);
        }
        return hashes;
    }

    private static int half(long rolling) {
        return (int) (Mix.mix(rolling) >>> 32);
    }

    private static int[] points(String text) {
        int[] points = new int[text.codePointCount(0, text.length())];
        for (int i = 0, at = 0; i < points.length; i++) {
            points[i] = text.codePointAt(at);
            at += Character.charCount(points[i]);
        }
        return points;
    }
}
