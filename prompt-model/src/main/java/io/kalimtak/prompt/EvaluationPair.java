package io.kalimtak.prompt;

import java.util.Objects;

/** A held-out pair: the request and the prompt that people accepted for it; {@code language} and {@code targetTool} may be null. */
public record EvaluationPair(String id, String input, String target, String language, String targetTool) {
    public EvaluationPair {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(target, "target");
    }
}
