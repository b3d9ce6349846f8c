package io.kalimtak.gateway.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.openai.Answerer;
import io.kalimtak.gateway.openai.Said;
import io.kalimtak.gateway.openai.StreamForm;
import java.util.List;
import java.util.regex.Pattern;

/** Events that are called by their type; one that has the whole response in it ends the answer, and nothing follows. */
final class ResponsesForm implements StreamForm {
    /** What may stand in a line; what may not would end it. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");

    private final Answerer answerer;
    private final CollectedResponse collected = new CollectedResponse();
    private int lastNumber = -1;

    ResponsesForm(Answerer answerer) {
        this.answerer = answerer;
    }

    @Override
    public boolean ends(ObjectNode event) {
        lastNumber = event.path("sequence_number").asInt(lastNumber + 1);
        collected.add(event);
        return collected.isOver();
    }

    @Override
    public Said said(String ended) {
        return collected.said(answerer.started().request(), ended);
    }

    @Override
    public List<ObjectNode> told(List<ObjectNode> waited) {
        for (ObjectNode event : waited) {
            if (event.path("response") instanceof ObjectNode response) {
                answerer.tell(response);
            }
        }
        return waited;
    }

    /** As the protocol describes it, and as its clients look for it: they throw where there is an object called error. */
    @Override
    public ObjectNode failure(ObjectNode error) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("type", "error")
                .put("sequence_number", lastNumber + 1)
                .put("code", error.path("code").asText(null))
                .put("message", error.path("message").asText())
                .put("param", error.path("param").asText(null));
        return event.set("error", error);
    }

    @Override
    public String head(JsonNode event) {
        String type = event.path("type").asText();
        return NAME.matcher(type).matches() ? "event: " + type + "\n" : "";
    }

    @Override
    public String tail() {
        return "";
    }
}
