package io.kalimtak.prompt.vector;

/** Arithmetic on vectors of floats. */
public final class Vectors {
    private Vectors() {}

    /** Dot product; of normalised vectors the cosine. */
    public static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Scales to length 1, in place; a zero vector stays. */
    public static float[] normalise(float[] vector) {
        double norm = Math.sqrt(dot(vector, vector));
        if (norm > 0) {
            float scale = (float) (1 / norm);
            for (int i = 0; i < vector.length; i++) {
                vector[i] *= scale;
            }
        }
        return vector;
    }

    /** Adds {@code scale × other} to {@code sum}, in place. */
    public static void add(float[] sum, float[] other, float scale) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += scale * other[i];
        }
    }

    /** {@code a − b}, new. */
    public static float[] minus(float[] a, float[] b) {
        float[] difference = a.clone();
        add(difference, b, -1);
        return difference;
    }
}
