package io.kalimtak.gateway.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.openai.OpenAiRequest;
import io.kalimtak.gateway.openai.Said;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts a response together again from the events of its stream. Not thread-safe. */
final class CollectedResponse {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, ObjectNode> calls = new LinkedHashMap<>();
    private JsonNode whole;

    void add(JsonNode event) {
        switch (event.path("type").asText()) {
            case "response.output_text.delta", "response.refusal.delta" ->
                text.append(event.path("delta").asText(""));
            case "response.output_item.added" -> call(event);
            case "response.function_call_arguments.delta" -> arguments(event);
            case "response.completed", "response.incomplete", "response.failed" -> whole = event.path("response");
            default -> {
                // What it tells is in the others, or is no part of the answer.
            }
        }
    }

    /** Whether the event came that has all of it. */
    boolean isOver() {
        return whole != null;
    }

    /** By its id: not every server tells its index. */
    private void call(JsonNode event) {
        if (event.path("item") instanceof ObjectNode item && ModelResponses.isCall(item)) {
            calls.put(item.path("id").asText(), item.deepCopy());
        }
    }

    private void arguments(JsonNode event) {
        ObjectNode call = calls.get(event.path("item_id").asText());
        if (call != null) {
            call.put(
                    "arguments",
                    call.path("arguments").asText("") + event.path("delta").asText(""));
        }
    }

    /**
     * What was said until now; the last event's word counts for more than the pieces.
     *
     * @param ended null: as the response itself says
     */
    Said said(OpenAiRequest request, String ended) {
        Said told = whole == null ? null : ModelResponses.said(request, whole);
        if (told != null && !told.output().isEmpty()) {
            return ended == null ? told : told.ended(ended);
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        calls.values().forEach(all::add);
        return Said.of(
                request,
                text.isEmpty() && !all.isEmpty() ? all.toString() : text.toString(),
                whole == null ? null : ModelResponses.usage(whole),
                ended == null && told != null ? told.finishReason() : ended);
    }
}
