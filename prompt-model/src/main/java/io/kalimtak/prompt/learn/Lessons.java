package io.kalimtak.prompt.learn;

import io.kalimtak.prompt.vector.Ridge;
import java.util.ArrayList;
import java.util.List;

/** What was known and what came of it, for one query after the other: rows for a regression. */
final class Lessons {
    private final List<float[]> known = new ArrayList<>();
    private final List<float[]> outcomes = new ArrayList<>();

    void add(float[] features, double outcome) {
        known.add(features);
        outcomes.add(new float[] {(float) outcome});
    }

    /** The weights that explain all of them together, in their order; {@code unfitted} where there are none. */
    static double[] fit(List<Lessons> all, double lambda, double[] unfitted) {
        List<float[]> x = new ArrayList<>();
        List<float[]> y = new ArrayList<>();
        for (Lessons lessons : all) {
            x.addAll(lessons.known);
            y.addAll(lessons.outcomes);
        }
        if (x.isEmpty()) {
            return unfitted;
        }
        double[][] fitted = Ridge.fit(x.toArray(float[][]::new), y.toArray(float[][]::new), lambda);
        double[] weights = new double[fitted.length];
        for (int i = 0; i < fitted.length; i++) {
            weights[i] = fitted[i][0];
        }
        return weights;
    }
}
