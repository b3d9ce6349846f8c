package io.kalimtak.gateway.generate;

import io.kalimtak.gateway.routing.Assignment;
import io.kalimtak.gateway.routing.Table;

/** An answered request with all that is logged of it. */
public record Answered(
        GenerateRequest request,
        Origin from,
        GenerateResponse response,
        Table table,
        Assignment assignment,
        Ending ending) {
    /**
     * How the answer came to its end.
     *
     * @param tokensCounted whether no engine told the tokens and a tokenizer counted them
     * @param finishReason of a chat; null for other requests
     */
    public record Ending(boolean tokensCounted, String finishReason) {}
}
