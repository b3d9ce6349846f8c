package io.kalimtak.prompt.metric;

import java.util.List;

/**
 * ROUGE-L F1 (Lin 2004, "ROUGE: A Package for Automatic Evaluation of Summaries"): the longest common subsequence of words as precision and
 * recall, with equal weight. Only the first 600 words count, for the table is quadratic.
 */
public final class RougeL {
    private static final int MAX_WORDS = 600;

    private RougeL() {}

    /** F1 between 0 and 1; 0 when either side has no words. */
    public static double f1(String candidate, String reference) {
        List<String> a = head(MetricWords.of(candidate));
        List<String> b = head(MetricWords.of(reference));
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        double common = commonSubsequence(a.toArray(String[]::new), b.toArray(String[]::new));
        return 2 * common / (a.size() + b.size());
    }

    private static int commonSubsequence(String[] a, String[] b) {
        int[] previous = new int[b.length + 1];
        int[] current = new int[b.length + 1];
        for (String word : a) {
            for (int j = 1; j <= b.length; j++) {
                current[j] = word.equals(b[j - 1]) ? previous[j - 1] + 1 : Math.max(previous[j], current[j - 1]);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length];
    }

    private static List<String> head(List<String> words) {
        return words.size() > MAX_WORDS ? words.subList(0, MAX_WORDS) : words;
    }
}
