package io.kalimtak.system.bench.curation;

import io.kalimtak.curation.near.Bands;
import io.kalimtak.curation.near.MinHash;
import io.kalimtak.curation.near.Shingles;
import io.kalimtak.system.bench.LoadCorpus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Real texts and which of them bands and estimate take for near-duplicates. */
final class NearPairs {
    private final List<LoadCorpus.Row> rows;
    private final int[][] shingles;
    private final MinHash[] signatures;
    private final long[][] keys;

    /** Two texts by their places. */
    interface PairVisitor {
        void visit(int first, int second, double estimate);
    }

    NearPairs(List<LoadCorpus.Row> rows) {
        this.rows = List.copyOf(rows);
        shingles = new int[rows.size()][];
        signatures = new MinHash[rows.size()];
        keys = new long[rows.size()][];
        for (int i = 0; i < shingles.length; i++) {
            shingles[i] = Arrays.stream(Shingles.of(rows.get(i).text()))
                    .sorted()
                    .distinct()
                    .toArray();
            signatures[i] = MinHash.of(shingles[i]);
            keys[i] = Bands.of(signatures[i]);
        }
    }

    /** Whether the keys of one of the first bands are equal. */
    static boolean meet(long[] first, long[] second, int bands) {
        for (int i = 0; i < Math.min(bands, Math.min(first.length, second.length)); i++) {
            if (first[i] == second[i]) {
                return true;
            }
        }
        return false;
    }

    LoadCorpus.Row row(int place) {
        return rows.get(place);
    }

    /** Every edit with its original; the estimate is NaN when no key of theirs is the same. */
    void forEachEdit(PairVisitor visitor) {
        Map<Long, Integer> places = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            places.put(rows.get(i).id(), i);
        }
        for (int i = 0; i < rows.size(); i++) {
            Integer original =
                    rows.get(i).edit() == 0 ? null : places.get(rows.get(i).original());
            if (original != null) {
                boolean met = meet(keys[i], keys[original], Bands.BANDS);
                visitor.visit(i, original, met ? signatures[i].estimate(signatures[original]) : Double.NaN);
            }
        }
    }

    /** Every pair with a key in common, once. */
    void forEachMeeting(PairVisitor visitor) {
        for (int band = 0; band < Bands.BANDS; band++) {
            Map<Long, List<Integer>> buckets = new HashMap<>();
            for (int i = 0; i < keys.length; i++) {
                if (keys[i].length > 0) {
                    buckets.computeIfAbsent(keys[i][band], key -> new ArrayList<>(1))
                            .add(i);
                }
            }
            for (List<Integer> bucket : buckets.values()) {
                visit(bucket, band, visitor);
            }
        }
    }

    private void visit(List<Integer> bucket, int band, PairVisitor visitor) {
        for (int i = 0; i < bucket.size(); i++) {
            int first = bucket.get(i);
            for (int second : bucket.subList(i + 1, bucket.size())) {
                if (!meet(keys[first], keys[second], band)) {
                    visitor.visit(first, second, signatures[first].estimate(signatures[second]));
                }
            }
        }
    }

    /** The Jaccard similarity itself, from the shingles. */
    double exact(int first, int second) {
        return jaccard(shingles[first], shingles[second]);
    }

    /** Of two sorted sets; 1 when both are empty. */
    static double jaccard(int[] first, int[] second) {
        int shared = 0;
        for (int i = 0, j = 0; i < first.length && j < second.length; ) {
            shared += first[i] == second[j] ? 1 : 0;
            int step = Integer.compare(first[i], second[j]);
            i += step <= 0 ? 1 : 0;
            j += step >= 0 ? 1 : 0;
        }
        int all = first.length + second.length - shared;
        return all == 0 ? 1 : (double) shared / all;
    }
}
