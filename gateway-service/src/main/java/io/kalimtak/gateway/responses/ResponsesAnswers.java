package io.kalimtak.gateway.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
import java.util.Set;
import java.util.stream.StreamSupport;

/** Responses: a text or items in, a response object out. */
final class ResponsesAnswers implements AnswerForm {
    static final AnswerForm FORM = new ResponsesAnswers();

    private static final String INPUT = "input";
    private static final String INSTRUCTIONS = "instructions";

    /** What the engine adds to, or what may have it run something. */
    private static final List<String> DONE_TWICE = List.of("conversation", "prompt");

    /** Items whose words one engine holds, or can read alone. */
    private static final Set<String> HELD_THERE = Set.of("item_reference", "reasoning", "compaction");

    /** Tools that the caller runs; all others are run by the engine. */
    private static final Set<String> CALLERS_TOOLS = Set.of("function", "custom");

    private ResponsesAnswers() {}

    @Override
    public ObjectNode instructed(ObjectNode body, String systemPrompt) {
        String given = body.path(INSTRUCTIONS).asText("");
        return with(
                body, INSTRUCTIONS, TextNode.valueOf(given.isBlank() ? systemPrompt : systemPrompt + "\n\n" + given));
    }

    @Override
    public ObjectNode worded(ObjectNode body, String words) {
        JsonNode changed = body.path(INPUT) instanceof ArrayNode items
                ? Reworded.newest(items, "input_text", words)
                : TextNode.valueOf(words);
        return with(body, INPUT, changed);
    }

    private static ObjectNode with(ObjectNode body, String field, JsonNode value) {
        ObjectNode changed = JsonNodeFactory.instance.objectNode();
        changed.setAll(body);
        return changed.set(field, value);
    }

    @Override
    public void checkEmbedded(OpenAiRequest request) {
        EmbeddedResponse.check(request);
    }

    @Override
    public ObjectNode whole(Started started, Made made) {
        return new EmbeddedResponse(started, made).whole();
    }

    @Override
    public EventStream stream(Started started, Made made) {
        return new EmbeddedResponse(started, made).stream();
    }

    @Override
    public Answer whole(Engines engines, String engine, Call call) throws EngineException {
        return engines.post(engine, Engines.RESPONSES, call);
    }

    @Override
    public EventStream stream(Engines engines, String engine, Call call) throws EngineException {
        return engines.stream(engine, Engines.RESPONSES, call);
    }

    /** An engine adds to a conversation, and runs some tools by itself; what it holds no other one knows. */
    @Override
    public boolean canBeRepeated(ObjectNode body, boolean sameEngine) {
        return DONE_TWICE.stream().noneMatch(body::hasNonNull)
                && (sameEngine || !leansOnEngine(body))
                && StreamSupport.stream(body.path("tools").spliterator(), false)
                        .allMatch(
                                tool -> CALLERS_TOOLS.contains(tool.path("type").asText()));
    }

    private static boolean leansOnEngine(ObjectNode body) {
        JsonNode input = body.path(INPUT);
        return body.hasNonNull("previous_response_id")
                || input.findValue("file_id") != null
                || input.findValuesAsText("type").stream().anyMatch(HELD_THERE::contains);
    }

    @Override
    public ObjectNode repeated(ObjectNode body) {
        ObjectNode changed = with(body, "store", BooleanNode.FALSE);
        changed.remove("metadata");
        return changed;
    }

    @Override
    public Said said(OpenAiRequest request, JsonNode answer) {
        return ModelResponses.said(request, answer);
    }

    @Override
    public StreamForm streamForm(Answerer answerer) {
        return new ResponsesForm(answerer);
    }
}
