package io.kalimtak.curation.near;

import java.util.SplittableRandom;

/** Two sets of shingles whose Jaccard similarity is known: what they share over all there is. */
record Sets(int[] first, int[] second) {
    /** Random shingles, the ones that are not shared dealt out to both. */
    static Sets of(int shared, int all, SplittableRandom random) {
        int rest = all - shared;
        int[] first = new int[shared + rest - rest / 2];
        int[] second = new int[shared + rest / 2];
        for (int i = 0; i < first.length; i++) {
            first[i] = random.nextInt();
        }
        for (int i = 0; i < second.length; i++) {
            second[i] = i < shared ? first[i] : random.nextInt();
        }
        return new Sets(first, second);
    }
}
