package io.kalimtak.gateway.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.openai.OpenAiRequest;
import io.kalimtak.gateway.openai.Said;
import io.kalimtak.gateway.openai.Usage;
import java.util.Map;
import java.util.TreeMap;

/** Puts the first choice of a stream together again, piece by piece. Not thread-safe. */
final class Collected {
    private final StringBuilder content = new StringBuilder();
    private final Map<Integer, ObjectNode> calls = new TreeMap<>();
    private Usage usage;
    private String finishReason;

    void add(JsonNode chunk) {
        if (chunk.path("usage").isObject()) {
            usage = Completions.usage(chunk.path("usage"));
        }
        for (JsonNode choice : chunk.path("choices")) {
            if (choice.path("index").asInt() == 0) {
                JsonNode delta = choice.path("delta");
                content.append(delta.path("content").asText(""));
                delta.path("tool_calls").forEach(this::call);
                finishReason = choice.path("finish_reason").asText(finishReason);
            }
        }
    }

    /** A call comes in pieces: its name with the first, its arguments bit by bit. */
    private void call(JsonNode piece) {
        ObjectNode call =
                calls.computeIfAbsent(piece.path("index").asInt(), index -> JsonNodeFactory.instance.objectNode());
        for (String field : new String[] {"id", "type"}) {
            if (piece.path(field).isTextual()) {
                call.set(field, piece.path(field));
            }
        }
        ObjectNode function = call.withObject("function");
        if (piece.path("function").path("name").isTextual()) {
            function.set("name", piece.path("function").path("name"));
        }
        function.put(
                "arguments",
                function.path("arguments").asText("")
                        + piece.path("function").path("arguments").asText(""));
    }

    /**
     * What was said until now.
     *
     * @param ended null: as the stream itself said
     */
    Said said(OpenAiRequest request, String ended) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        calls.values().forEach(all::add);
        String output = content.isEmpty() && !all.isEmpty() ? all.toString() : content.toString();
        return Said.of(request, output, usage, ended == null ? finishReason : ended);
    }
}
