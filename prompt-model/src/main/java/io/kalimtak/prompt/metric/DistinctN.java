package io.kalimtak.prompt.metric;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * distinct-n (Li et al. 2016, "A Diversity-Promoting Objective Function for Neural Conversation Models"): different word n-grams of all answers
 * over all of them. It falls with the number of answers: compare only over the same set.
 */
public final class DistinctN {
    private DistinctN() {}

    /** Between 0 and 1; 0 when no answer has n words. */
    public static double of(List<String> answers, int n) {
        Set<List<String>> distinct = new HashSet<>();
        long total = 0;
        for (String answer : answers) {
            List<String> words = MetricWords.of(answer);
            for (int i = 0; i + n <= words.size(); i++) {
                distinct.add(List.copyOf(words.subList(i, i + n)));
                total++;
            }
        }
        return total == 0 ? 0 : (double) distinct.size() / total;
    }
}
