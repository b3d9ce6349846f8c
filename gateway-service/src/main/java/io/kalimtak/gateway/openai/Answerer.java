package io.kalimtak.gateway.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.stage.MakePrompt.Made;
import io.kalimtak.gateway.stage.PassedOn;
import io.kalimtak.gateway.stage.Stage;
import java.util.List;

/**
 * Who answers, and what was done before.
 *
 * @param engine that answers, a fallback maybe
 * @param model that was asked; null for the embedded engine
 * @param passedOn what was passed on as it came, for a version in the shadow; null where nothing was
 * @param prompt that was made of the person's words; null where they were passed on as they came
 */
public record Answerer(Started started, String engine, String model, PassedOn passedOn, Made prompt) {
    static Answerer embedded(Started started, Made made) {
        return new Answerer(started, Stage.EMBEDDED, null, null, made);
    }

    /** What a client needs to rate the answer, and what was made of its words. */
    public void tell(ObjectNode answer) {
        OwnFacts.put(started, answer);
        if (prompt != null) {
            OwnFacts.putPrompt(answer, prompt.answer().structuredPrompt());
        }
    }

    /** What the version made of the request: without a prompt that is what was said. */
    String structuredPrompt(Said said) {
        return prompt == null ? said.output() : prompt.answer().structuredPrompt();
    }

    /** The stages until now. */
    List<Stage> stages(Said said) {
        if (engine.equals(Stage.EMBEDDED)) {
            return List.of(stage(
                    Stage.PROMPT, started.arm().version(), said, prompt.stage().processingTimeMs()));
        }
        if (started.arm().isEmbedded()) {
            Stage answer = stage(Stage.ANSWER, model, said, started.millisSoFar() - promptMillis());
            return prompt == null ? List.of(answer) : List.of(prompt.stage(), answer);
        }
        return List.of(stage(Stage.ANSWER, started.arm().version(), said, started.millisSoFar()));
    }

    private int promptMillis() {
        return prompt == null ? 0 : prompt.stage().processingTimeMs();
    }

    private Stage stage(String name, String version, Said said, int millis) {
        boolean counted = said.tokensCounted() || engine.equals(Stage.EMBEDDED);
        return new Stage(name, version, engine, said.tokensInput(), said.tokensOutput(), counted, Math.max(0, millis));
    }
}
