package io.kalimtak.gateway.stage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.engine.ModelShelf;
import io.kalimtak.gateway.engine.endpoint.Call;
import io.kalimtak.gateway.engine.endpoint.EngineException;
import io.kalimtak.gateway.engine.endpoint.Engines;
import io.kalimtak.gateway.routing.Arm;
import io.kalimtak.gateway.telemetry.EmbeddedSpan;
import io.kalimtak.gateway.telemetry.GenAi;
import io.kalimtak.prompt.LanguageDetector;
import io.kalimtak.prompt.ParsedPrompt;
import io.kalimtak.prompt.PromptAnswer;
import io.kalimtak.prompt.PromptRenderer;
import io.kalimtak.prompt.PromptRequest;
import io.kalimtak.prompt.PromptTask;
import io.kalimtak.prompt.TokenCounter;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Has a version make the structured prompt: one of the embedded engine in memory, a model at an endpoint by its own system
 * prompt, or by the one that our launchers train with.
 */
@ApplicationScoped
public class MakePrompt {
    private final ModelShelf shelf;
    private final Engines engines;
    private final GenAi genAi;

    MakePrompt(ModelShelf shelf, Engines engines, GenAi genAi) {
        this.shelf = shelf;
        this.engines = engines;
        this.genAi = genAi;
    }

    /**
     * What a version made.
     *
     * @param output rendered for the target tool
     */
    public record Made(PromptAnswer answer, String output, Stage stage) {}

    /** Throws by the engine's failure; of the embedded engine only what a broken model throws. */
    public Made make(Arm arm, PromptRequest request) throws EngineException {
        return arm.isEmbedded() ? told(arm, request) : elsewhere(arm, request, false);
    }

    /** The same without fallbacks, whose prompts say nothing of the version. */
    Made makeAlone(Arm arm, PromptRequest request) throws EngineException {
        return arm.isEmbedded() ? told(arm, request) : elsewhere(arm, request, true);
    }

    private Made told(Arm arm, PromptRequest request) {
        try (EmbeddedSpan span = genAi.embedded(arm.version(), request.text())) {
            Made made = here(arm, request);
            span.answered(made.stage().tokensInput(), made.stage().tokensOutput(), made.output());
            return made;
        }
    }

    private Made here(Arm arm, PromptRequest request) {
        Stopwatch watch = new Stopwatch();
        PromptAnswer answer = shelf.model(arm.version()).answer(request);
        String output = PromptRenderer.render(answer, request.targetTool());
        int asked = TokenCounter.count(request.text());
        int made = TokenCounter.count(output);
        return new Made(
                answer,
                output,
                new Stage(Stage.PROMPT, arm.version(), Stage.EMBEDDED, asked, made, true, watch.millis()));
    }

    private Made elsewhere(Arm arm, PromptRequest request, boolean alone) throws EngineException {
        Stopwatch watch = new Stopwatch();
        String system = arm.systemPrompt() == null ? PromptTask.SYSTEM : arm.systemPrompt();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", system);
        messages.addObject().put("role", "user").put("content", request.text());
        Call call = new Call(arm.model(), body, null, alone);
        Completion said = Completion.of(engines.ask(arm.engine(), call), system + request.text());
        String language = request.language() == null ? LanguageDetector.detect(request.text()) : request.language();
        PromptAnswer answer = ParsedPrompt.of(said.text(), language);
        return new Made(
                answer,
                PromptRenderer.render(answer, request.targetTool()),
                said.stage(Stage.PROMPT, arm.version(), watch.millis()));
    }
}
