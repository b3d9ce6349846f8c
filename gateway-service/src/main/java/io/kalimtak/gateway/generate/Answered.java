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
    public record Ending(boolean tokensCounted, String finishReason) {
        /** The caller hung up before the end. */
        public static final String ABORTED = "aborted";

        /** The engine did not come to an end. */
        public static final String BROKEN = "broken";

        /** Whether it came to its end at all. */
        boolean isWhole() {
            return !ABORTED.equals(finishReason) && !BROKEN.equals(finishReason);
        }
    }
}
