package io.kalimtak.gateway.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Messages with other words; what is given is never changed, for it is still to be logged and may be copied. */
public final class Reworded {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Reworded() {}

    /**
     * The same messages, with other words in the newest of the user.
     *
     * @param textKind the type of parts that are text
     */
    public static ArrayNode newest(ArrayNode messages, String textKind, String words) {
        ArrayNode changed = JSON.arrayNode().addAll(messages);
        for (int i = changed.size() - 1; i >= 0; i--) {
            if ("user".equals(changed.get(i).path("role").asText())) {
                ObjectNode message = JSON.objectNode();
                message.setAll((ObjectNode) changed.get(i));
                message.set("content", content(message.path("content"), textKind, words));
                changed.set(i, message);
                return changed;
            }
        }
        return changed;
    }

    /** The words take the place of the first text; further ones go, pictures stay where they are. */
    private static JsonNode content(JsonNode content, String textKind, String words) {
        if (!content.isArray()) {
            return TextNode.valueOf(words);
        }
        ArrayNode parts = JSON.arrayNode();
        boolean said = false;
        for (JsonNode part : content) {
            if (!textKind.equals(part.path("type").asText())) {
                parts.add(part);
            } else if (!said) {
                parts.addObject().put("type", textKind).put("text", words);
                said = true;
            }
        }
        return said
                ? parts
                : parts.insert(0, JSON.objectNode().put("type", textKind).put("text", words));
    }
}
