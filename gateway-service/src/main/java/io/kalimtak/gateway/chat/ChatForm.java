package io.kalimtak.gateway.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.openai.Answerer;
import io.kalimtak.gateway.openai.Said;
import io.kalimtak.gateway.openai.StreamForm;
import java.util.List;

/** Chunks without names; those that end choices, and the usage, end the answer, and {@code [DONE]} follows. */
final class ChatForm implements StreamForm {
    private final Answerer answerer;
    private final Collected collected = new Collected();

    ChatForm(Answerer answerer) {
        this.answerer = answerer;
    }

    @Override
    public boolean ends(ObjectNode chunk) {
        collected.add(chunk);
        JsonNode choices = chunk.path("choices");
        if (choices.isEmpty()) {
            return true;
        }
        for (JsonNode choice : choices) {
            if (choice.hasNonNull("finish_reason")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Said said(String ended) {
        return collected.said(answerer.started().request(), ended);
    }

    @Override
    public List<ObjectNode> told(List<ObjectNode> waited) {
        boolean wanted = ChatRequest.usageWanted(answerer.started().request().body());
        List<ObjectNode> told = waited.stream()
                .filter(chunk -> wanted || !chunk.path("choices").isEmpty())
                .toList();
        if (!told.isEmpty()) {
            answerer.tell(told.getLast());
        }
        return told;
    }

    @Override
    public ObjectNode failure(ObjectNode error) {
        return JsonNodeFactory.instance.objectNode().set("error", error);
    }

    @Override
    public String head(JsonNode chunk) {
        return "";
    }

    @Override
    public String tail() {
        return "data: [DONE]\n\n";
    }
}
