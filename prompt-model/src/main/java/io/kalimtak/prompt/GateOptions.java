package io.kalimtak.prompt;

/**
 * The gate's bounds.
 *
 * @param confidence of the paired bootstrap's interval; its lower bound must be above 0
 * @param resamples bootstrap resamples
 * @param maxChrfLoss how far mean chrF may fall
 * @param maxRougeLoss how far mean ROUGE-L may fall
 * @param minDistinct2Share of live's distinct-2 that must be kept
 * @param minSliceSize a slice (language or target tool) of this many rows or more is checked
 * @param maxSliceLoss how far such a slice's cosine may fall
 * @param maxLatencyP99Ms the 99th percentile of an answer's time, milliseconds
 */
public record GateOptions(
        double confidence,
        int resamples,
        double maxChrfLoss,
        double maxRougeLoss,
        double minDistinct2Share,
        int minSliceSize,
        double maxSliceLoss,
        double maxLatencyP99Ms) {

    /** 95 %, 2,000 resamples, −0.005 chrF, −0.01 ROUGE-L, 0.9 × distinct-2, slices of 30, −0.02, and a generous 250 ms for busy machines. */
    public static GateOptions defaults() {
        return new GateOptions(0.95, 2_000, 0.005, 0.01, 0.9, 30, 0.02, 250);
    }
}
