package io.kalimtak.gateway.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.engine.endpoint.Call;
import io.kalimtak.gateway.engine.endpoint.EngineException;
import io.kalimtak.gateway.engine.endpoint.Engines;
import io.kalimtak.gateway.routing.Arm;
import io.kalimtak.prompt.PromptRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Has another version answer what one has answered: the same chat where that was passed on as it came, else the prompt. */
@ApplicationScoped
public class AnswerAgain {
    private final MakePrompt making;
    private final Engines engines;

    AnswerAgain(MakePrompt making, Engines engines) {
        this.making = making;
        this.engines = engines;
    }

    /** What the version came to; of a chat the structured prompt is what it said. */
    public record Again(String structuredPrompt, String output, Stage stage) {}

    /** @param chat that was passed on; null for other requests. An embedded version answers its newest words */
    public Again answer(Arm arm, PromptRequest request, ObjectNode chat) throws EngineException {
        if (chat == null || arm.isEmbedded()) {
            MakePrompt.Made made = making.make(arm, request);
            return new Again(made.answer().structuredPrompt(), made.output(), made.stage());
        }
        Stopwatch watch = new Stopwatch();
        ObjectNode body = instructed(chat, arm.systemPrompt());
        // One choice is compared.
        body.remove("n");
        Completion said = Completion.of(engines.ask(arm.engine(), new Call(arm.model(), body, null)), request.text());
        return new Again(said.text(), said.text(), said.stage(Stage.ANSWER, arm.version(), watch.millis()));
    }

    /**
     * A chat with a version's system prompt before everything of the caller's. The given one is not changed.
     *
     * @param systemPrompt null: none
     */
    public static ObjectNode instructed(ObjectNode chat, String systemPrompt) {
        ObjectNode changed = JsonNodeFactory.instance.objectNode();
        changed.setAll(chat);
        if (systemPrompt != null) {
            ArrayNode messages = changed.putArray("messages");
            messages.addObject().put("role", "system").put("content", systemPrompt);
            for (JsonNode message : chat.path("messages")) {
                messages.add(message);
            }
        }
        return changed;
    }
}
