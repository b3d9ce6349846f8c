package io.kalimtak.prompt;

/** A version of the engine. Implementations are immutable and safe for use by many threads. */
public interface PromptModel {
    /** The version's name, such as {@code embedded-base-1}. */
    String version();

    /** Answers a request. Deterministic: the same version and request give the same answer. */
    PromptAnswer answer(PromptRequest request);
}
