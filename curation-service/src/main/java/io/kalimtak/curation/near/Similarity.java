package io.kalimtak.curation.near;

import java.util.Map;

/** Says which requests are nearly the same. */
public interface Similarity {
    /**
     * What a request is compared by.
     *
     * @param embedding its meaning as a unit vector; null where no encoder knows the language
     */
    Fingerprint fingerprint(String request, float[] embedding);

    /** Whether two requests are near-duplicates. Does not use their bands. */
    boolean alike(Fingerprint one, Fingerprint other);

    /** What {@link #alike} goes by, by name in snake case. */
    Map<String, String> settings();
}
