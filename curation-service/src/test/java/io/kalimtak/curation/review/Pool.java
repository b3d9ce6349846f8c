package io.kalimtak.curation.review;

import io.kalimtak.curation.Samples;
import io.kalimtak.curation.classification.Classification;
import io.kalimtak.curation.classification.Encoded;
import io.kalimtak.curation.classification.VectorSpace;

/** Interactions at places on a circle: two of them are as alike as the cosine of the angle between them. */
final class Pool {
    private Pool() {}

    static Encoded at(double degrees) {
        double angle = Math.toRadians(degrees);
        return new Encoded(VectorSpace.MEANING, new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
    }

    static Asked unrated(int number, double degrees) {
        return asked(number, at(degrees), 1, null);
    }

    static Asked asked(int number, Encoded encoded, double confidence, Integer score) {
        Classification classes = new Classification("travel", "email", confidence, 1);
        return new Asked(Samples.id(number), encoded, classes, score, Reason.of(false, score, 0, false));
    }
}
