package io.kalimtak.curation.near;

/**
 * An embedding in a byte a dimension, a quarter of its size: scaled so that its largest number becomes ±127, and
 * rounded. The scale is not kept, for a cosine does not depend on lengths.
 *
 * <p>Rounding moves each number by at most m ÷ 254, m being the largest, so a vector v of n numbers by an angle of at most
 * asin(m·√n ÷ (254·|v|)). A cosine of two is off by at most the sum of both angles: 0.03 at worst for a sentence's 384
 * numbers, a thousandth as a rule, for roundings up and down cancel out.
 */
public final class Embedding8 {
    private static final int LARGEST = 127;

    private Embedding8() {}

    /**
     * The vector's bytes, as many as it has numbers; zeros for a vector of zeros. Throws IllegalArgumentException when a
     * number is infinite or none.
     */
    public static byte[] of(float[] vector) {
        float largest = 0;
        for (float number : vector) {
            if (!Float.isFinite(number)) {
                throw new IllegalArgumentException("a vector has a number that is infinite or none");
            }
            largest = Math.max(largest, Math.abs(number));
        }
        byte[] bytes = new byte[vector.length];
        if (largest > 0) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) Math.round((double) vector[i] / largest * LARGEST);
            }
        }
        return bytes;
    }

    /**
     * The cosine of two, −1 to 1; 0 when one of them is zeros. Throws IllegalArgumentException when they differ in
     * length.
     */
    public static double cosine(byte[] first, byte[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException("vectors of " + first.length + " and " + second.length + " numbers");
        }
        int product = dot(first, second);
        return product == 0 ? 0 : product / Math.sqrt((double) dot(first, first) * dot(second, second));
    }

    private static int dot(byte[] first, byte[] second) {
        int sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += first[i] * second[i];
        }
        return sum;
    }
}
