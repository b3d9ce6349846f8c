package io.kalimtak.curation.content.ngram;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Whose and when the high rows of one n-gram are; 16 bytes a row. */
final class Occurrences {
    private final long[] subjects;
    private final long[] times;
    private List<String> tokens;
    private int rows;

    /** @param most high rows that it is in */
    Occurrences(int most) {
        this.subjects = new long[most];
        this.times = new long[most];
    }

    /** A row beyond the most is left out. */
    void add(List<String> ngram, RatedTokens row) {
        tokens = ngram;
        if (rows < times.length) {
            subjects[rows] = Ngrams.token(row.subject());
            times[rows] = row.at().toEpochMilli();
            rows++;
        }
    }

    List<String> tokens() {
        return tokens;
    }

    int subjects() {
        return bySubject().length;
    }

    /** Share that the busiest subjects hold. */
    double subjectShare(int few) {
        int[] sizes = bySubject();
        Arrays.sort(sizes);
        int held = 0;
        for (int i = sizes.length - 1; i >= Math.max(0, sizes.length - few); i--) {
            held += sizes[i];
        }
        return (double) held / rows;
    }

    private int[] bySubject() {
        long[] sorted = Arrays.copyOf(subjects, rows);
        Arrays.sort(sorted);
        int[] sizes = new int[rows];
        int different = 0;
        for (int i = 0; i < rows; i++) {
            if (i > 0 && sorted[i] != sorted[i - 1]) {
                different++;
            }
            sizes[different]++;
        }
        return Arrays.copyOf(sizes, different + 1);
    }

    /** Share within the busiest window, both of whose ends count. */
    double burstShare(Duration window) {
        long[] sorted = Arrays.copyOf(times, rows);
        Arrays.sort(sorted);
        int most = 0;
        int from = 0;
        for (int to = 0; to < rows; to++) {
            while (sorted[to] - sorted[from] > window.toMillis()) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return (double) most / rows;
    }
}
