package io.kalimtak.prompt.metric;

import java.util.HashMap;
import java.util.Map;

/**
 * chrF (Popović 2015, "chrF: character n-gram F-score for automatic MT evaluation"): precision and recall of character 1–6-grams, white space
 * left out, averaged over the orders that both texts are long enough for, joined with β = 2.
 */
public final class Chrf {
    private static final int MAX_ORDER = 6;
    private static final double BETA_SQUARED = 4;

    private Chrf() {}

    /** The score between 0 and 1; 0 when either side is blank. */
    public static double score(String candidate, String reference) {
        String a = candidate.replaceAll("\\s+", "");
        String b = reference.replaceAll("\\s+", "");
        double precision = 0;
        double recall = 0;
        int orders = 0;
        for (int n = 1; n <= MAX_ORDER && n <= a.length() && n <= b.length(); n++) {
            Map<String, Integer> left = grams(a, n);
            int common = 0;
            for (Map.Entry<String, Integer> gram : grams(b, n).entrySet()) {
                common += Math.min(gram.getValue(), left.getOrDefault(gram.getKey(), 0));
            }
            precision += (double) common / (a.length() - n + 1);
            recall += (double) common / (b.length() - n + 1);
            orders++;
        }
        if (orders == 0 || precision + recall == 0) {
            return 0;
        }
        precision /= orders;
        recall /= orders;
        return (1 + BETA_SQUARED) * precision * recall / (BETA_SQUARED * precision + recall);
    }

    private static Map<String, Integer> grams(String text, int n) {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i + n <= text.length(); i++) {
            counts.merge(text.substring(i, i + n), 1, Integer::sum);
        }
        return counts;
    }
}
