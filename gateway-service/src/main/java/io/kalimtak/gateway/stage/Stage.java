package io.kalimtak.gateway.stage;

/**
 * One step on the way to an answer, as it is logged.
 *
 * @param version of the routing table; of an answer after a prompt the model's name
 * @param engine that answered, a fallback maybe
 * @param tokensCounted whether the engine told no usage and a tokenizer counted
 * @param processingTimeMs milliseconds that it took
 */
public record Stage(
        String name,
        String version,
        String engine,
        int tokensInput,
        int tokensOutput,
        boolean tokensCounted,
        int processingTimeMs) {
    /** The request became a structured prompt. */
    public static final String PROMPT = "prompt";

    /** A model answered. */
    public static final String ANSWER = "answer";

    /** The engine of the gateway itself. */
    public static final String EMBEDDED = "embedded";
}
