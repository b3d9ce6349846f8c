package io.kalimtak.curation.rule;

import java.util.Objects;

/**
 * The words of a row, as they were said: what a {@link TextRule} judges.
 *
 * @param input the person's request
 * @param target what is to be learnt as its answer: a correction, else the structured prompt
 * @param language primary subtag in lower case of the language that the request was said to be in; {@code und} when unknown
 * @param targetTool as the caller wrote it, or null
 */
public record Content(String input, String target, String language, String targetTool) {
    public Content {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(language, "language");
    }
}
