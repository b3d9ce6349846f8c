package io.kalimtak.prompt.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Self-BLEU (Zhu et al. 2018, "Texygen: A Benchmarking Platform for Text Generation Models"): the mean BLEU-4 (Papineni et al. 2002) of each answer
 * with all the others as its references. Orders are weighted alike; an order above one without a match counts as 0.1 matches (method 1 of Chen and
 * Cherry 2014), as Texygen has it. It grows with the number of answers: at most 200 are taken, by a fixed seed, and figures compare on one set only.
 */
public final class SelfBleu {
    /** Above this number of answers a sample is measured. */
    public static final int MAX_ANSWERS = 200;

    private static final int MAX_ORDER = 4;
    private static final double EPSILON = 0.1;
    private static final long SEED = 20_261_125L;

    private final List<List<String>> answers;
    private final List<Map<List<String>, Most>> most = new ArrayList<>();

    private SelfBleu(List<List<String>> answers) {
        this.answers = answers;
        for (int n = 1; n <= MAX_ORDER; n++) {
            Map<List<String>, Most> counts = new HashMap<>();
            for (int i = 0; i < answers.size(); i++) {
                int who = i;
                grams(answers.get(i), n)
                        .forEach(
                                (gram, count) -> counts.merge(gram, Most.of(who, count), (a, b) -> a.with(who, count)));
            }
            most.add(counts);
        }
    }

    /** Between 0 (nothing in common) and 1 (all the same); 0 for fewer than two answers. */
    public static double of(List<String> answers) {
        List<String> sample = sample(answers, MAX_ANSWERS, SEED);
        SelfBleu bleu = new SelfBleu(sample.stream().map(MetricWords::of).toList());
        double sum = 0;
        for (int i = 0; i < sample.size() && sample.size() > 1; i++) {
            sum += bleu.bleu(i);
        }
        return sample.isEmpty() ? 0 : sum / sample.size();
    }

    /** At most so many elements without repetition, each as likely as another, in their order; all when there are no more. */
    static <T> List<T> sample(List<T> all, int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<T> chosen = new ArrayList<>();
        // Selection sampling (Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S).
        for (int i = 0; i < all.size() && chosen.size() < size; i++) {
            if (random.nextInt(all.size() - i) < size - chosen.size()) {
                chosen.add(all.get(i));
            }
        }
        return chosen;
    }

    private double bleu(int i) {
        List<String> words = answers.get(i);
        double logs = 0;
        for (int n = 1; n <= MAX_ORDER; n++) {
            Map<List<String>, Most> counts = most.get(n - 1);
            double matches = 0;
            for (Map.Entry<List<String>, Integer> gram : grams(words, n).entrySet()) {
                matches += Math.min(gram.getValue(), counts.get(gram.getKey()).without(i));
            }
            if (matches == 0 && n == 1) {
                return 0;
            }
            logs += Math.log((matches == 0 ? EPSILON : matches) / Math.max(1, words.size() - n + 1)) / MAX_ORDER;
        }
        int reference = nearestLength(i);
        double brevity = words.size() >= reference ? 1 : Math.exp(1 - (double) reference / words.size());
        return brevity * Math.exp(logs);
    }

    /** The length of the other answer whose length is nearest; of two as near the shorter. */
    private int nearestLength(int i) {
        int length = answers.get(i).size();
        int nearest = -1;
        for (int j = 0; j < answers.size(); j++) {
            int other = answers.get(j).size();
            int gap = Math.abs(other - length) - Math.abs(nearest - length);
            if (j != i && (nearest < 0 || gap < 0 || gap == 0 && other < nearest)) {
                nearest = other;
            }
        }
        return nearest;
    }

    private static Map<List<String>, Integer> grams(List<String> words, int n) {
        Map<List<String>, Integer> counts = new HashMap<>();
        for (int i = 0; i + n <= words.size(); i++) {
            counts.merge(List.copyOf(words.subList(i, i + n)), 1, Integer::sum);
        }
        return counts;
    }

    /** The highest count of an n-gram in one answer, whose it is, and the highest in any other. */
    private record Most(int who, int count, int second) {
        static Most of(int who, int count) {
            return new Most(who, count, 0);
        }

        Most with(int other, int otherCount) {
            return otherCount > count
                    ? new Most(other, otherCount, count)
                    : new Most(who, count, Math.max(second, otherCount));
        }

        int without(int answer) {
            return answer == who ? second : count;
        }
    }
}
