package io.kalimtak.curation.classification;

import java.util.Map;

/**
 * What a head sees of a request: its vector, then one number for every class with keywords: how many of them it has, at most
 * two, times 0.7.
 *
 * <p>The vector of an English request knows meaning; that of any other knows spelling, so that there the keywords are what
 * carries over to words that no example had. The scale was chosen from 0.3, 0.5, 0.7 and 1 by cross-validation on the
 * seeds; between 0.5 and 1 it makes little difference.
 */
final class Features {
    /** Part of what identifies heads: they fit no other features. */
    static final String VERSION = "1";

    private static final int MOST_HITS = 2;
    private static final float SCALE = 0.7f;

    private Features() {}

    static float[] of(float[] vector, Keywords.Hits hits) {
        float[] features = new float
                [vector.length + hits.domains().size() + hits.useCases().size()];
        System.arraycopy(vector, 0, features, 0, vector.length);
        fill(features, vector.length, hits.domains());
        fill(features, vector.length + hits.domains().size(), hits.useCases());
        return features;
    }

    private static void fill(float[] features, int from, Map<String, Integer> hits) {
        int at = from;
        for (int count : hits.values()) {
            features[at++] = SCALE * Math.min(MOST_HITS, count);
        }
    }
}
