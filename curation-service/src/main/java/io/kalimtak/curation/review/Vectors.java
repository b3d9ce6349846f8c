package io.kalimtak.curation.review;

import io.kalimtak.curation.classification.Encoded;

/** Cosines of requests. */
final class Vectors {
    private Vectors() {}

    /** The cosine of two vectors of length 1; 0 when it is below that, and for vectors of two spaces. */
    static double likeness(Encoded one, Encoded other) {
        if (one.space() != other.space()) {
            return 0;
        }
        float[] a = one.vector();
        float[] b = other.vector();
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return Math.max(0, sum);
    }
}
