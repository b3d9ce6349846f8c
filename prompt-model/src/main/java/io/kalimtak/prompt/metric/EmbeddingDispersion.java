package io.kalimtak.prompt.metric;

import java.util.Collection;
import java.util.List;

/**
 * How far the answers lie apart: 1 less the mean cosine over all pairs of different answers (the similarity-based diversity of Tevet and Berant
 * 2021, "Evaluating the Evaluation of Diversity in Natural Language Generation", with our sentence vectors as the similarity).
 */
public final class EmbeddingDispersion {
    private EmbeddingDispersion() {}

    /**
     * Within each group (a language: vectors of two languages are not comparable), then the mean over the groups of two or more, weighted by their
     * sizes. Linear in the number of answers.
     *
     * @param groups vectors of length 1, or of zeros for an answer that has none
     * @return 0 when all are alike, 1 when they are unrelated, at most 2; 0 without a group of two
     */
    public static double of(Collection<List<float[]>> groups) {
        double sum = 0;
        int answers = 0;
        for (List<float[]> group : groups) {
            if (group.size() >= 2) {
                sum += group.size() * dispersion(group);
                answers += group.size();
            }
        }
        return answers == 0 ? 0 : sum / answers;
    }

    /** The sum over all ordered pairs is the square of the summed vector less the squares of the single ones. */
    private static double dispersion(List<float[]> vectors) {
        double[] total = new double[vectors.getFirst().length];
        double own = 0;
        for (float[] vector : vectors) {
            for (int i = 0; i < total.length; i++) {
                total[i] += vector[i];
                own += (double) vector[i] * vector[i];
            }
        }
        double all = 0;
        for (double value : total) {
            all += value * value;
        }
        double n = vectors.size();
        return 1 - (all - own) / (n * (n - 1));
    }
}
