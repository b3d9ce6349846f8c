package io.kalimtak.prompt;

/** Decides whether a candidate may take the live version's place. */
public final class PromotionGate {
    /** Compares two results over the same pairs. */
    public GateVerdict compare(EvaluationResult live, EvaluationResult candidate, GateOptions options, long seed) {
        throw new UnsupportedOperationException("The gate comes with the next build of this module.");
    }
}
