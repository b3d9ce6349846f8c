package io.kalimtak.prompt;

import java.util.List;

/** Measures a version on held-out pairs. */
public final class PromptEvaluation {
    /** Answers every pair and measures the answers. */
    public EvaluationResult evaluate(PromptModel model, List<EvaluationPair> pairs) {
        throw new UnsupportedOperationException("Evaluation comes with the next build of this module.");
    }
}
