package io.kalimtak.curation.classification;

import java.util.List;

/** The softmax of logits, and the temperature that fits them to what was right. */
final class Softmax {
    /** Temperatures tried: e^(i / 20) for i from −40 to 40, 0.14 to 7.4. */
    private static final int STEPS = 40;

    private static final double STEPS_A_FACTOR_OF_E = 20;
    private static final double LEAST = 1e-12;

    private Softmax() {}

    /** exp(logit / T), scaled to the sum 1. */
    static double[] of(double[] logits, double temperature) {
        double max = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        double[] out = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            out[i] = StrictMath.exp((logits[i] - max) / temperature);
            sum += out[i];
        }
        for (int i = 0; i < out.length; i++) {
            out[i] /= sum;
        }
        return out;
    }

    /** The temperature, of a fixed grid, with the least negative log-likelihood of the right classes. */
    static double temperature(List<double[]> logits, int[] right) {
        double best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int step = -STEPS; step <= STEPS; step++) {
            double temperature = StrictMath.exp(step / STEPS_A_FACTOR_OF_E);
            double loss = 0;
            for (int i = 0; i < right.length; i++) {
                loss -= StrictMath.log(Math.max(LEAST, of(logits.get(i), temperature)[right[i]]));
            }
            if (loss < least) {
                least = loss;
                best = temperature;
            }
        }
        return best;
    }
}
