package io.kalimtak.gateway.stage;

import io.kalimtak.gateway.engine.endpoint.EngineException;
import io.kalimtak.gateway.routing.Arm;
import io.kalimtak.prompt.PromptRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** A rough request through all its stages: the structured prompt, and its answer where a model is configured for that. */
@ApplicationScoped
public class RunStages {
    private final MakePrompt making;
    private final AnswerPrompt answering;

    RunStages(MakePrompt making, AnswerPrompt answering) {
        this.making = making;
        this.answering = answering;
    }

    /**
     * What came of it.
     *
     * @param output the model's answer; without a model the prompt, rendered for the target tool
     */
    public record Outcome(String structuredPrompt, String output, String language, List<Stage> stages) {}

    /** Throws when an engine that is needed gives no answer: a request without its answer was not answered. */
    public Outcome run(Arm arm, PromptRequest request) throws EngineException {
        MakePrompt.Made made = making.make(arm, request);
        String prompt = made.answer().structuredPrompt();
        String language = made.answer().language();
        if (!answering.answers(request.targetTool())) {
            return new Outcome(prompt, made.output(), language, List.of(made.stage()));
        }
        AnswerPrompt.Answered answered = answering.answer(prompt.isBlank() ? request.text() : prompt);
        return new Outcome(prompt, answered.text(), language, List.of(made.stage(), answered.stage()));
    }
}
