package io.kalimtak.prompt.learn;

import io.kalimtak.prompt.vector.Ridge;
import io.kalimtak.prompt.vector.Vectors;
import java.util.List;

/** A linear map from a request's vector to where its prompt's vector is expected, fitted by ridge regression around the means. */
public final class Projection {
    /** Chosen on the training folds of the real pairs: 1 overfits, 30 barely moves. */
    private static final double LAMBDA_PER_ROOT_PAIR = 0.12;

    private final float[] inputMean;
    private final float[] targetMean;
    private final float[][] weights;

    /** Takes the arrays over; {@code weights} has a row an input dimension. */
    public Projection(float[] inputMean, float[] targetMean, float[][] weights) {
        this.inputMean = inputMean;
        this.targetMean = targetMean;
        this.weights = weights;
    }

    /** Fits the map on pairs of vectors. */
    public static Projection fit(List<float[]> inputs, List<float[]> targets) {
        float[] inputMean = mean(inputs);
        float[] targetMean = mean(targets);
        float[][] x = inputs.stream().map(v -> Vectors.minus(v, inputMean)).toArray(float[][]::new);
        float[][] y = targets.stream().map(v -> Vectors.minus(v, targetMean)).toArray(float[][]::new);
        double[][] fitted = Ridge.fit(x, y, LAMBDA_PER_ROOT_PAIR * Math.sqrt(inputs.size()));
        float[][] weights = new float[fitted.length][fitted[0].length];
        for (int i = 0; i < fitted.length; i++) {
            for (int j = 0; j < fitted[i].length; j++) {
                weights[i][j] = (float) fitted[i][j];
            }
        }
        return new Projection(inputMean, targetMean, weights);
    }

    /** The expected prompt's vector; not normalised. */
    public float[] apply(float[] input) {
        float[] out = targetMean.clone();
        for (int i = 0; i < input.length; i++) {
            Vectors.add(out, weights[i], input[i] - inputMean[i]);
        }
        return out;
    }

    /** Mean request vector. */
    public float[] inputMean() {
        return inputMean;
    }

    /** Mean prompt vector. */
    public float[] targetMean() {
        return targetMean;
    }

    /** The map, a row an input dimension. */
    public float[][] weights() {
        return weights;
    }

    /** The mean of some vectors. */
    static float[] mean(List<float[]> vectors) {
        float[] mean = new float[vectors.get(0).length];
        for (float[] vector : vectors) {
            Vectors.add(mean, vector, 1f / vectors.size());
        }
        return mean;
    }
}
