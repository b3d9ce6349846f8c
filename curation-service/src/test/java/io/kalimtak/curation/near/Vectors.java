package io.kalimtak.curation.near;

import java.util.SplittableRandom;

/** Random vectors, as long as embeddings. */
final class Vectors {
    private Vectors() {}

    /** A direction drawn evenly from all, of length 1. */
    static float[] unit(SplittableRandom random) {
        float[] vector = new float[Hyperplanes.DIMENSIONS];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return scaled(vector, 1 / Math.sqrt(dot(vector, vector)));
    }

    /** A vector of length 1 at this cosine to the unit vector, the direction drawn evenly from those that are. */
    static float[] at(double cosine, float[] unit, SplittableRandom random) {
        float[] other = unit(random);
        double along = dot(unit, other);
        double across = Math.sqrt((1 - cosine * cosine) / (1 - along * along));
        float[] vector = new float[unit.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (cosine * unit[i] + across * (other[i] - along * unit[i]));
        }
        return vector;
    }

    static float[] scaled(float[] vector, double factor) {
        float[] scaled = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            scaled[i] = (float) (vector[i] * factor);
        }
        return scaled;
    }

    static double dot(float[] first, float[] second) {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += (double) first[i] * second[i];
        }
        return sum;
    }
}
