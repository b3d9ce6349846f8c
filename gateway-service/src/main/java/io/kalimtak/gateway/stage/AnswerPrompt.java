package io.kalimtak.gateway.stage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.gateway.engine.endpoint.Call;
import io.kalimtak.gateway.engine.endpoint.EngineException;
import io.kalimtak.gateway.engine.endpoint.Engines;
import io.kalimtak.prompt.ToolFamily;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Has a model answer structured prompts, where the configuration names one: the second stage, apart from the first. */
@Startup
@ApplicationScoped
public class AnswerPrompt {
    private final GatewayConfig.Answer config;
    private final Engines engines;

    /** Throws IllegalStateException when the configuration names an engine that is not there. */
    AnswerPrompt(GatewayConfig config, Engines engines) {
        this.config = config.answer();
        this.engines = engines;
        engines.check("kalimtak.gateway.answer.engine", this.config.engine());
    }

    /** What a model answered. */
    public record Answered(String text, Stage stage) {}

    /** Whether prompts for that tool are answered: for a generator of pictures the prompt itself is what is wanted. */
    public boolean answers(String targetTool) {
        return config.engine().isPresent() && ToolFamily.of(targetTool) != ToolFamily.IMAGE;
    }

    /** The answer to a prompt. Only for tools that are answered. */
    public Answered answer(String structuredPrompt) throws EngineException {
        Stopwatch watch = new Stopwatch();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("messages").addObject().put("role", "user").put("content", structuredPrompt);
        Completion said = Completion.of(engines.ask(engine(), new Call(model(), body, null)), structuredPrompt);
        return new Answered(said.text(), said.stage(Stage.ANSWER, said.model(), watch.millis()));
    }

    /** Who is asked. Only where anything is answered. */
    public String engine() {
        return config.engine().orElseThrow();
    }

    /** The model there; null: the engine's own. */
    public String model() {
        return config.model().orElse(null);
    }
}
