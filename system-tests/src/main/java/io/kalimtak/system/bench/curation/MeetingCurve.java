package io.kalimtak.system.bench.curation;

import io.kalimtak.curation.near.Bands;
import io.kalimtak.curation.near.MinHash;
import io.kalimtak.system.bench.Goals;
import io.kalimtak.system.bench.Series;
import java.io.PrintStream;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How many pairs of sets with a known Jaccard similarity have a band's key in common, against 1 − (1 − s^r)^b. Sets from
 * 10 shingles in both together, a prompt of two words, to 400.
 */
final class MeetingCurve {
    private static final double GOAL = 0.02;
    private static final List<Integer> SIZES = List.of(10, 20, 50, 100, 400);
    private static final List<Double> SIMILARITIES = List.of(0.3, 0.5, 0.6, 0.7, 0.8, 0.9);
    private static final List<Double> WITH_GOAL = List.of(0.7, 0.8, 0.9);

    private final int pairs;

    MeetingCurve(int pairs) {
        this.pairs = pairs;
    }

    static double expected(double similarity) {
        return 1 - Math.pow(1 - Math.pow(similarity, Bands.ROWS), Bands.BANDS);
    }

    /** Prints a line for each similarity and checks those that the goal names, by the size that is furthest off. */
    void measure(PrintStream out, Goals goals) {
        out.printf(
                "share of %,d pairs that meet in %d bands of %d; shingles in both together%n%-8s %-8s",
                pairs, Bands.BANDS, Bands.ROWS, "Jaccard", "curve");
        SIZES.forEach(size -> out.printf(" %7d", size));
        out.println();
        Series[] off =
                SIMILARITIES.stream().map(similarity -> line(out, similarity)).toArray(Series[]::new);
        out.println();
        for (double similarity : WITH_GOAL) {
            goals.atMost(
                    "S6 recall off its curve at Jaccard " + similarity, off[SIMILARITIES.indexOf(similarity)], GOAL);
        }
    }

    private Series line(PrintStream out, double similarity) {
        out.printf("%-8.1f %-8.4f", similarity, expected(similarity));
        double furthest = 0;
        for (int size : SIZES) {
            double measured = share(similarity, size);
            out.printf(" %7.4f", measured);
            furthest = Math.max(furthest, Math.abs(measured - expected(similarity)));
        }
        out.println();
        return Series.of(furthest);
    }

    private double share(double similarity, int size) {
        SplittableRandom random = new SplittableRandom(size);
        int shared = (int) Math.round(similarity * size);
        int met = 0;
        for (int i = 0; i < pairs; i++) {
            int[] first = random.ints(shared + (size - shared + 1) / 2).toArray();
            int[] second = random.ints(shared + (size - shared) / 2).toArray();
            System.arraycopy(first, 0, second, 0, shared);
            if (NearPairs.meet(Bands.of(MinHash.of(first)), Bands.of(MinHash.of(second)), Bands.BANDS)) {
                met++;
            }
        }
        return (double) met / pairs;
    }
}
