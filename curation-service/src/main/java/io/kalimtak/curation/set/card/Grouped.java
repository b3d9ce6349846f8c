package io.kalimtak.curation.set.card;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts by values that callers wrote, without those that would point at few. */
final class Grouped {
    /** A value of fewer is not shown by itself: the usual least cell of published counts is five. */
    static final long FEWEST = 5;

    /** So many values are shown by themselves at most. */
    static final int MOST = 20;

    static final String OTHERS = "others";

    private Grouped() {}

    /** The most frequent first, of equal ones in the order of their names; what is left as one, at the end. */
    static Map<String, Long> common(Map<String, Long> counts) {
        Map<String, Long> common = new LinkedHashMap<>();
        long others = 0;
        for (Map.Entry<String, Long> one : byFrequency(counts)) {
            if (one.getValue() >= FEWEST && common.size() < MOST) {
                common.put(one.getKey(), one.getValue());
            } else {
                others += one.getValue();
            }
        }
        if (others > 0) {
            common.merge(OTHERS, others, Long::sum);
        }
        return common;
    }

    private static Iterable<Map.Entry<String, Long>> byFrequency(Map<String, Long> counts) {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .toList();
    }
}
