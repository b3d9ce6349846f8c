package io.kalimtak.curation.near;

/** Opens the package's door for tests of others. */
public final class Similarities {
    private Similarities() {}

    public static Similarity of(SimilarityConfig config) {
        return new Similarity(config);
    }
}
