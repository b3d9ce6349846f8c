package io.kalimtak.system.bench.curation;

import io.kalimtak.system.bench.LoadCorpus;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Recall and precision on the load corpus, by the least estimate that counts as near-duplicate. Recall: of the edits those
 * that are found with their original. Precision: of all pairs found those whose Jaccard similarity, counted from their
 * shingles, is as high as the estimate had to be, or at most 0.1 lower. Most pairs are nobody's edits: the corpus has
 * templates that were filled in many times, and texts that several templates quote.
 */
final class FoundTable {
    private static final double[] THRESHOLDS = {0.5, 0.6, 0.7, 0.8, 0.9};
    private static final double NEAR = 0.1;
    private static final double PERCENT = 100;

    private final NearPairs pairs;

    FoundTable(List<LoadCorpus.Row> rows) {
        pairs = new NearPairs(rows);
    }

    /** How many were found at each threshold, and of those the ones that are right by three measures. */
    private static final class Counts {
        private final int[] found = new int[THRESHOLDS.length];
        private final int[] exact = new int[THRESHOLDS.length];
        private final int[] near = new int[THRESHOLDS.length];
        private final int[] related = new int[THRESHOLDS.length];
    }

    void print(PrintStream out) {
        Map<Integer, Counts> edits = new TreeMap<>();
        Map<Integer, Integer> all = new TreeMap<>();
        pairs.forEachEdit((edit, original, estimate) -> {
            int share = pairs.row(edit).edit();
            all.merge(share, 1, Integer::sum);
            Counts counts = edits.computeIfAbsent(share, key -> new Counts());
            for (int i = 0; i < THRESHOLDS.length; i++) {
                counts.found[i] += estimate >= THRESHOLDS[i] ? 1 : 0;
            }
        });
        Counts found = new Counts();
        pairs.forEachMeeting((first, second, estimate) -> count(found, first, second, estimate));
        out.print("estimate ≥");
        all.forEach((share, count) -> out.printf("   recall, %2d %% of words (%,d)", share, count));
        out.println("   pairs found   precision   within 0.1   edits of one text");
        for (int i = 0; i < THRESHOLDS.length; i++) {
            int threshold = i;
            out.printf("%-10.1f", THRESHOLDS[i]);
            all.forEach((share, count) -> out.printf("%28.3f", (double) edits.get(share).found[threshold] / count));
            out.printf(
                    "%,14d%12.3f%13.4f%18.1f %%%n",
                    found.found[i],
                    share(found.exact[i], found.found[i]),
                    share(found.near[i], found.found[i]),
                    PERCENT * share(found.related[i], found.found[i]));
        }
        out.println();
    }

    private void count(Counts counts, int first, int second, double estimate) {
        if (estimate < THRESHOLDS[0]) {
            return;
        }
        double exact = pairs.exact(first, second);
        boolean related = pairs.row(first).original() == pairs.row(second).original();
        for (int i = 0; i < THRESHOLDS.length && estimate >= THRESHOLDS[i]; i++) {
            counts.found[i]++;
            counts.exact[i] += exact >= THRESHOLDS[i] ? 1 : 0;
            counts.near[i] += exact >= THRESHOLDS[i] - NEAR ? 1 : 0;
            counts.related[i] += related ? 1 : 0;
        }
    }

    private static double share(int part, int all) {
        return all == 0 ? Double.NaN : (double) part / all;
    }
}
