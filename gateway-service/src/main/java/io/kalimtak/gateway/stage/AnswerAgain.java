package io.kalimtak.gateway.stage;

import io.kalimtak.gateway.engine.endpoint.EngineException;
import io.kalimtak.gateway.engine.endpoint.Engines;
import io.kalimtak.gateway.routing.Arm;
import io.kalimtak.prompt.PromptRequest;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Has another version answer what one has answered, and nobody in its place: the same request where that was passed on as it
 * came, else the prompt.
 */
@ApplicationScoped
public class AnswerAgain {
    private final MakePrompt making;
    private final Engines engines;

    AnswerAgain(MakePrompt making, Engines engines) {
        this.making = making;
        this.engines = engines;
    }

    /** What the version came to; of what was passed on the structured prompt is what it said. */
    public record Again(String structuredPrompt, String output, Stage stage) {}

    /** @param passedOn null where nothing was. An embedded version answers the newest words of it */
    public Again answer(Arm arm, PromptRequest request, PassedOn passedOn) throws EngineException {
        if (passedOn != null && !arm.isEmbedded()) {
            return passedOn.ask(engines, arm);
        }
        MakePrompt.Made made = making.makeAlone(arm, request);
        return new Again(made.answer().structuredPrompt(), made.output(), made.stage());
    }
}
