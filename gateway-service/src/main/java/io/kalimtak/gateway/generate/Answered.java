package io.kalimtak.gateway.generate;

import io.kalimtak.gateway.routing.Assignment;
import io.kalimtak.gateway.routing.Table;
import io.kalimtak.gateway.stage.PassedOn;
import io.kalimtak.gateway.stage.Stage;
import java.util.List;
import java.util.Set;

/**
 * An answered request with all that is logged of it.
 *
 * @param passedOn what a model at an endpoint was asked, for a version in the shadow; null for other requests. It is not logged
 */
public record Answered(
        GenerateRequest request,
        Origin from,
        GenerateResponse response,
        Table table,
        Assignment assignment,
        Ending ending,
        PassedOn passedOn) {
    /**
     * How the answer came to its end.
     *
     * @param stages that it went through, in order; at least one
     * @param finishReason of a chat; null for other requests
     * @param turn which words it answers
     */
    public record Ending(List<Stage> stages, String finishReason, Turn turn) {
        /** The caller hung up before the end. */
        public static final String ABORTED = "aborted";

        /** The engine did not come to an end. */
        public static final String BROKEN = "broken";

        /** In the place of words the engine called tools; the protocol's older calls come under a name of their own. */
        private static final Set<String> CALLS = Set.of("tool_calls", "function_call");

        public Ending {
            stages = List.copyOf(stages);
        }

        /** Of all stages. */
        public int tokensInput() {
            return stages.stream().mapToInt(Stage::tokensInput).sum();
        }

        /** Of all stages. */
        public int tokensOutput() {
            return stages.stream().mapToInt(Stage::tokensOutput).sum();
        }

        /** Whether a tokenizer counted the tokens of any stage. */
        boolean tokensCounted() {
            return stages.stream().anyMatch(Stage::tokensCounted);
        }

        /** Whether it answers a person and came to its end. */
        boolean isAnswer() {
            return turn != Turn.NOBODYS && !ABORTED.equals(finishReason) && !BROKEN.equals(finishReason);
        }
    }

    /**
     * Whether a model can learn from the words and their answer alone. A version at an endpoint was given earlier messages,
     * too, where there were any; an embedded one makes its prompt of the newest words.
     */
    boolean isExample() {
        return ending.isAnswer()
                && !Ending.CALLS.contains(String.valueOf(ending.finishReason()))
                && (ending.turn() == Turn.FIRST || assignment.arm().isEmbedded());
    }
}
