package io.kalimtak.curation.classification;

import java.util.List;

/**
 * A trained multinomial logistic regression: p(class) = softmax((W·x + b) / T).
 *
 * @param labels the classes, sorted
 * @param weights one row a class: a weight for every feature, then the bias; not to be changed
 * @param temperature T, above 0: makes the largest probability as large as it is often right (Guo et al. 2017, "On
 *     Calibration of Modern Neural Networks")
 * @param accuracy share of the examples it was trained on that five-fold cross-validation got right
 */
record Head(List<String> labels, float[][] weights, double temperature, double accuracy) {
    /** A class with its probability. */
    record Choice(String label, double confidence) {}

    /** The likeliest class; of equals the first. */
    Choice choose(float[] features) {
        double[] probabilities = Softmax.of(logits(features), temperature);
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[best]) {
                best = i;
            }
        }
        return new Choice(labels.get(best), probabilities[best]);
    }

    /** W·x + b, by class. */
    double[] logits(float[] features) {
        double[] logits = new double[weights.length];
        for (int row = 0; row < weights.length; row++) {
            float[] of = weights[row];
            double sum = of[features.length];
            for (int i = 0; i < features.length; i++) {
                sum += of[i] * features[i];
            }
            logits[row] = sum;
        }
        return logits;
    }
}
