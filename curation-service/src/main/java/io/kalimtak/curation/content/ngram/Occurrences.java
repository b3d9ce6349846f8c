package io.kalimtak.curation.content.ngram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whose and when the high rows of one n-gram are. */
final class Occurrences {
    private final Map<String, Integer> bySubject = new HashMap<>();
    private final List<Long> times = new ArrayList<>();
    private List<String> tokens;

    void add(List<String> ngram, RatedTokens row) {
        tokens = ngram;
        bySubject.merge(row.subject(), 1, Integer::sum);
        times.add(row.at().toEpochMilli());
    }

    List<String> tokens() {
        return tokens;
    }

    int subjects() {
        return bySubject.size();
    }

    /** Share that the busiest subjects hold. */
    double subjectShare(int few) {
        int held = bySubject.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(few)
                .mapToInt(Integer::intValue)
                .sum();
        return (double) held / times.size();
    }

    /** Share within the busiest window, both of whose ends count. */
    double burstShare(Duration window) {
        List<Long> sorted = times.stream().sorted().toList();
        int most = 0;
        int from = 0;
        for (int to = 0; to < sorted.size(); to++) {
            while (sorted.get(to) - sorted.get(from) > window.toMillis()) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return (double) most / times.size();
    }
}
