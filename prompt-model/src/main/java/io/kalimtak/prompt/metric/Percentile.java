package io.kalimtak.prompt.metric;

/** Nearest-rank percentiles: always a value that was measured. */
public final class Percentile {
    private Percentile() {}

    /** The smallest value that at least this share of the sorted values does not exceed; at least one value is needed. */
    public static double ofSorted(double[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.min(sorted.length - 1, Math.max(0, rank - 1))];
    }
}
