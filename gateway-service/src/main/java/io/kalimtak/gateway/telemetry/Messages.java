package io.kalimtak.gateway.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * What people write and models answer, in the conventions' form: messages of parts. Used where an operator switched content on,
 * and nowhere else. An instance puts the choices of an answer together, piece by piece; not thread-safe.
 */
final class Messages {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String CONTENT = "content";

    private final Map<Integer, Choice> choices = new TreeMap<>();

    private static final class Choice {
        private final StringBuilder content = new StringBuilder();
        private final ArrayNode calls = JSON.arrayNode();
        private String finishReason;
    }

    /** The messages of a request of chat, or the input of another. */
    static String asked(JsonNode request) {
        ArrayNode all = JSON.arrayNode();
        for (JsonNode message : request.path("messages")) {
            ArrayNode parts = message(all, message.path("role").asText("user"));
            if ("tool".equals(message.path("role").asText())) {
                part(parts, "tool_call_response", "id", message.path("tool_call_id"))
                        .set("result", message.path(CONTENT));
            } else {
                words(parts, message.path(CONTENT));
                message.path("tool_calls").forEach(call -> call(parts, call));
            }
        }
        if (request.has("input")) {
            words(message(all, "user"), request.path("input"));
        }
        return all.toString();
    }

    /** One message of one text. */
    static String text(String role, String text) {
        ArrayNode all = JSON.arrayNode();
        words(message(all, role), JSON.textNode(text));
        return all.toString();
    }

    private static ArrayNode message(ArrayNode all, String role) {
        return all.addObject().put("role", role).putArray("parts");
    }

    private static void words(ArrayNode parts, JsonNode content) {
        if (content.isTextual()) {
            part(parts, "text", CONTENT, content);
        } else {
            for (JsonNode part : content) {
                JsonNode text = part.isTextual() ? part : part.path("text");
                // Pictures and sound are named and left out: a span is no place for them.
                part(parts, text.isTextual() ? "text" : part.path("type").asText("part"), CONTENT, text);
            }
        }
    }

    private static ObjectNode part(ArrayNode parts, String type, String name, JsonNode value) {
        ObjectNode part = parts.addObject().put("type", type);
        if (!value.isMissingNode() && !value.isNull()) {
            part.set(name, value);
        }
        return part;
    }

    private static void call(ArrayNode parts, JsonNode call) {
        part(parts, "tool_call", "id", call.path("id"))
                .put("name", call.at("/function/name").asText())
                .put("arguments", call.at("/function/arguments").asText());
    }

    /** A whole answer, or an event of a stream. */
    void saw(JsonNode body) {
        for (JsonNode one : body.path("choices")) {
            Choice choice = choices.computeIfAbsent(one.path("index").asInt(), index -> new Choice());
            JsonNode said = one.has("delta") ? one.path("delta") : one.path("message");
            choice.content.append(said.path(CONTENT).asText(""));
            for (JsonNode piece : said.path("tool_calls")) {
                call(choice, piece);
            }
            choice.finishReason = one.path("finish_reason").asText(choice.finishReason);
        }
    }

    /** In a stream a call comes in pieces: its name first, its arguments bit by bit. */
    private static void call(Choice choice, JsonNode piece) {
        int index = piece.path("index").asInt(choice.calls.size());
        if (index >= choice.calls.size()) {
            call(choice.calls, piece);
        } else {
            ObjectNode known = (ObjectNode) choice.calls.get(index);
            known.put(
                    "arguments",
                    known.path("arguments").asText()
                            + piece.at("/function/arguments").asText());
        }
    }

    /** What was answered until now. */
    String answered() {
        ArrayNode all = JSON.arrayNode();
        for (Choice choice : choices.values()) {
            ArrayNode parts = message(all, "assistant");
            if (!choice.content.isEmpty()) {
                part(parts, "text", CONTENT, JSON.textNode(choice.content.toString()));
            }
            parts.addAll(choice.calls);
            ((ObjectNode) all.get(all.size() - 1)).put("finish_reason", choice.finishReason);
        }
        return all.toString();
    }
}
