package io.kalimtak.gateway.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.engine.endpoint.Answer;
import io.kalimtak.gateway.engine.endpoint.Call;
import io.kalimtak.gateway.engine.endpoint.EngineException;
import io.kalimtak.gateway.engine.endpoint.Engines;
import io.kalimtak.gateway.engine.endpoint.EventStream;
import io.kalimtak.gateway.openai.AnswerForm;
import io.kalimtak.gateway.openai.Answerer;
import io.kalimtak.gateway.openai.OpenAiRequest;
import io.kalimtak.gateway.openai.Reworded;
import io.kalimtak.gateway.openai.Said;
import io.kalimtak.gateway.openai.Started;
import io.kalimtak.gateway.openai.StreamForm;
import io.kalimtak.gateway.stage.MakePrompt.Made;
import java.util.List;

/** Chats: messages in, a completion out. */
final class ChatAnswers implements AnswerForm {
    static final AnswerForm FORM = new ChatAnswers();

    private static final String MESSAGES = "messages";

    /** Names of what one engine holds for its callers: files, and what it said aloud. */
    private static final List<String> HELD_THERE = List.of("file_id", "audio");

    private ChatAnswers() {}

    @Override
    public ObjectNode instructed(ObjectNode body, String systemPrompt) {
        ObjectNode changed = JsonNodeFactory.instance.objectNode();
        changed.setAll(body);
        ArrayNode messages = changed.putArray(MESSAGES);
        messages.addObject().put("role", "system").put("content", systemPrompt);
        for (JsonNode message : body.path(MESSAGES)) {
            messages.add(message);
        }
        return changed;
    }

    @Override
    public ObjectNode worded(ObjectNode body, String words) {
        ObjectNode changed = JsonNodeFactory.instance.objectNode();
        changed.setAll(body);
        return changed.set(MESSAGES, Reworded.newest((ArrayNode) body.path(MESSAGES), "text", words));
    }

    @Override
    public void checkEmbedded(OpenAiRequest request) {
        EmbeddedCompletion.choices(request.body());
    }

    @Override
    public ObjectNode whole(Started started, Made made) {
        return embedded(started, made).whole();
    }

    @Override
    public EventStream stream(Started started, Made made) {
        return embedded(started, made).stream();
    }

    private static EmbeddedCompletion embedded(Started started, Made made) {
        return new EmbeddedCompletion(
                started, made, EmbeddedCompletion.choices(started.request().body()));
    }

    @Override
    public Answer whole(Engines engines, String engine, Call call) throws EngineException {
        return engines.ask(engine, call);
    }

    @Override
    public EventStream stream(Engines engines, String engine, Call call) throws EngineException {
        return engines.stream(engine, call);
    }

    @Override
    public boolean canBeRepeated(ObjectNode body, boolean sameEngine) {
        JsonNode messages = body.path(MESSAGES);
        return !body.hasNonNull("web_search_options")
                && (sameEngine || HELD_THERE.stream().allMatch(name -> messages.findValue(name) == null));
    }

    @Override
    public ObjectNode repeated(ObjectNode body) {
        ObjectNode changed = JsonNodeFactory.instance.objectNode();
        changed.setAll(body);
        // Pairs are refused for what is not stored (platform.openai.com/docs/api-reference/chat/create).
        changed.remove(List.of("n", "store", "metadata"));
        return changed;
    }

    @Override
    public Said said(OpenAiRequest request, JsonNode answer) {
        return Completions.said(request, answer);
    }

    @Override
    public StreamForm streamForm(Answerer answerer) {
        return new ChatForm(answerer);
    }
}
