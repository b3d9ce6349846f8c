package io.kalimtak.system.bench.curation;

import io.kalimtak.curation.near.Embedding8;
import io.kalimtak.curation.near.Hyperplanes;
import io.kalimtak.prompt.SentenceEncoder;
import io.kalimtak.system.bench.LoadCorpus;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What embeddings add: by the least cosine that counts, how many of all pairs that have it meet in the hyperplanes' keys,
 * and how many edits are found by meaning, and by letters or meaning.
 */
final class MeaningTable {
    private static final double[] THRESHOLDS = {0.8, 0.85, 0.9, 0.95};
    private static final double LETTERS = 0.7;

    private final NearPairs letters;
    private final byte[][] vectors;
    private final long[][] keys;
    private final double seconds;

    MeaningTable(List<LoadCorpus.Row> rows) {
        letters = new NearPairs(rows);
        vectors = new byte[rows.size()][];
        keys = new long[rows.size()][];
        long began = System.nanoTime();
        for (int i = 0; i < vectors.length; i++) {
            float[] vector = SentenceEncoder.encode(rows.get(i).text());
            vectors[i] = Embedding8.of(vector);
            keys[i] = Hyperplanes.of(vector);
        }
        seconds = (System.nanoTime() - began) / 1e9;
    }

    /** Edits of one kind: how many there are, and how many are found. */
    private static final class Edits {
        private int all;
        private final int[] byMeaning = new int[THRESHOLDS.length];
        private final int[] byEither = new int[THRESHOLDS.length];
    }

    void print(PrintStream out) {
        out.printf("%,d texts embedded, %,.0f a second%n", vectors.length, vectors.length / seconds);
        int[] there = new int[THRESHOLDS.length];
        int[] met = new int[THRESHOLDS.length];
        int meetings = countPairs(there, met);
        Map<Integer, Edits> edits = edits();
        out.printf("%,d pairs share a key%ncosine ≥  pairs    found", meetings);
        edits.forEach((share, kind) -> out.printf("   %2d %% of words (%,d)", share, kind.all));
        out.printf(": by meaning / by letters (estimate ≥ %.1f) or meaning%n", LETTERS);
        for (int i = 0; i < THRESHOLDS.length; i++) {
            int threshold = i;
            out.printf("%-8.2f%,7d%9.3f", THRESHOLDS[i], there[i], (double) met[i] / there[i]);
            edits.values()
                    .forEach(kind -> out.printf(
                            "          %.3f / %.3f",
                            (double) kind.byMeaning[threshold] / kind.all,
                            (double) kind.byEither[threshold] / kind.all));
            out.println();
        }
        out.println();
    }

    private int countPairs(int[] there, int[] met) {
        int meetings = 0;
        for (int first = 0; first < vectors.length; first++) {
            for (int second = first + 1; second < vectors.length; second++) {
                double cosine = Embedding8.cosine(vectors[first], vectors[second]);
                boolean meet = NearPairs.meet(keys[first], keys[second], Hyperplanes.BANDS);
                meetings += meet ? 1 : 0;
                for (int i = 0; i < THRESHOLDS.length && cosine >= THRESHOLDS[i]; i++) {
                    there[i]++;
                    met[i] += meet ? 1 : 0;
                }
            }
        }
        return meetings;
    }

    private Map<Integer, Edits> edits() {
        Map<Integer, Edits> edits = new TreeMap<>();
        letters.forEachEdit((edit, original, estimate) -> {
            Edits kind = edits.computeIfAbsent(letters.row(edit).edit(), share -> new Edits());
            kind.all++;
            boolean meet = NearPairs.meet(keys[edit], keys[original], Hyperplanes.BANDS);
            double cosine = meet ? Embedding8.cosine(vectors[edit], vectors[original]) : Double.NaN;
            for (int i = 0; i < THRESHOLDS.length; i++) {
                kind.byMeaning[i] += cosine >= THRESHOLDS[i] ? 1 : 0;
                kind.byEither[i] += cosine >= THRESHOLDS[i] || estimate >= LETTERS ? 1 : 0;
            }
        });
        return edits;
    }
}
