package io.kalimtak.prompt.metric;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Share of answers that are nearly the same as another one: Jaccard similarity of character 5-grams, estimated by MinHash (Broder 1997, "On the
 * resemblance and containment of documents") with 64 hashes, of 0.8 or more.
 */
public final class SelfDuplication {
    private static final int HASHES = 64;
    private static final int SHINGLE = 5;
    private static final double NEAR = 0.8;
    private static final long[] FACTORS =
            new SplittableRandom(20_261_123L).longs(HASHES).map(v -> v | 1).toArray();

    private SelfDuplication() {}

    /** Between 0 and 1. Quadratic in the number of answers, by design of a set of some hundreds. */
    public static double share(List<String> answers) {
        long[][] signatures = answers.stream().map(SelfDuplication::signature).toArray(long[][]::new);
        int twins = 0;
        for (int i = 0; i < signatures.length; i++) {
            for (int j = 0; j < signatures.length; j++) {
                if (i != j && similarity(signatures[i], signatures[j]) >= NEAR) {
                    twins++;
                    break;
                }
            }
        }
        return answers.isEmpty() ? 0 : (double) twins / answers.size();
    }

    private static long[] signature(String text) {
        String plain = String.join(" ", MetricWords.of(text));
        long[] minima = new long[HASHES];
        Arrays.fill(minima, Long.MAX_VALUE);
        for (int i = 0; i + SHINGLE <= plain.length(); i++) {
            long shingle = plain.substring(i, i + SHINGLE).hashCode() * 0x9E3779B97F4A7C15L;
            shingle ^= shingle >>> 29;
            for (int h = 0; h < HASHES; h++) {
                long mixed = shingle * FACTORS[h];
                minima[h] = Math.min(minima[h], mixed ^ (mixed >>> 31));
            }
        }
        return minima;
    }

    private static double similarity(long[] a, long[] b) {
        int equal = 0;
        for (int h = 0; h < HASHES; h++) {
            equal += a[h] == b[h] ? 1 : 0;
        }
        return (double) equal / HASHES;
    }
}
