package io.kalimtak.gateway.engine.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes what is sent of what was asked; what was asked stays as it is. */
final class Bodies {
    private static final String STREAM = "stream";
    private static final String OPTIONS = "stream_options";

    private final ObjectMapper json;

    Bodies(ObjectMapper json) {
        this.json = json;
    }

    /** For a whole answer of chat. */
    byte[] whole(ObjectNode body, String model) {
        ObjectNode sent = of(body, model).put(STREAM, false);
        // Refused without a stream (platform.openai.com/docs/api-reference/chat/create).
        sent.remove(OPTIONS);
        return bytes(sent);
    }

    /** For a stream of chat, with what it used in its last event but one. */
    byte[] stream(ObjectNode body, String model) {
        ObjectNode sent = of(body, model).put(STREAM, true);
        ObjectNode options = json.createObjectNode();
        if (body.get(OPTIONS) instanceof ObjectNode given) {
            options.setAll(given);
        }
        sent.set(OPTIONS, options.put("include_usage", true));
        return bytes(sent);
    }

    /** For a whole answer at another path, where a stream may be unknown. */
    byte[] other(ObjectNode body, String model) {
        ObjectNode sent = of(body, model);
        sent.remove(STREAM);
        sent.remove(OPTIONS);
        return bytes(sent);
    }

    /** For a stream at another path, whose last event has what it used. */
    byte[] otherStream(ObjectNode body, String model) {
        return bytes(of(body, model).put(STREAM, true));
    }

    private ObjectNode of(ObjectNode body, String model) {
        ObjectNode sent = json.createObjectNode();
        sent.setAll(body);
        return sent.put("model", model);
    }

    private byte[] bytes(ObjectNode body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            // Not with its cause, which may quote the body.
            throw new IllegalArgumentException("a body that cannot be written as JSON");
        }
    }
}
