package io.kalimtak.gateway.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.Storable;
import io.kalimtak.gateway.generate.GenerateRequest;
import io.kalimtak.kit.problem.ProblemException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A chat request as far as the gateway must understand it; what an engine is sent is the body as it came.
 *
 * @param model a route, a version, or a name that the configuration leads on
 * @param usageWanted whether a stream shall end with the usage
 * @param store whether it may be kept
 * @param asked what is logged of it: the newest words of the person, who it is, the session, own pairs
 */
record ChatRequest(
        ObjectNode body, String model, boolean stream, boolean usageWanted, boolean store, GenerateRequest asked) {
    private static final int MOST_PAIRS = 16;
    private static final int LONGEST_NAME = 128;

    /** With an answer as long a record stays below what Kafka takes, in scripts of two bytes a letter, too. */
    private static final int LONGEST_KEPT = 131_072;

    /** Throws a 400 problem that names the parameter which is wrong. */
    static ChatRequest of(ObjectNode body) {
        JsonNode model = body.path("model");
        if (!model.isTextual() || model.asText().isBlank()) {
            throw ProblemException.violation(
                    "model", "must be given: a route, a version, or a model of an engine; GET /v1/models lists them");
        }
        JsonNode messages = body.path("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            throw ProblemException.violation("messages", "must be a list of at least one message");
        }
        boolean store = flag(body, "store", true);
        GenerateRequest asked = asked(body, messages);
        if (store && asked.inputText().length() > LONGEST_KEPT) {
            throw ProblemException.violation(
                    "messages",
                    "must have at most 131,072 characters in the newest one of the user to be kept; shorten it, or send"
                            + " store: false");
        }
        return new ChatRequest(
                body,
                model.asText(),
                flag(body, "stream", false),
                flag(body.path("stream_options"), "include_usage", false),
                store,
                asked);
    }

    private static boolean flag(JsonNode node, String name, boolean otherwise) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw ProblemException.violation(name, "must be true or false");
        }
        return value.booleanValue();
    }

    private static GenerateRequest asked(ObjectNode body, JsonNode messages) {
        Map<String, String> metadata = metadata(body.path("metadata"));
        String session = metadata.remove("session_id");
        String tool = metadata.remove("target_tool");
        String user = metadata.remove("user_id");
        for (String field : new String[] {"user", "safety_identifier"}) {
            user = body.path(field).isTextual() ? body.path(field).asText() : user;
        }
        if (user != null && (user.isBlank() || user.length() > LONGEST_NAME)) {
            throw ProblemException.violation("user", "must have 1 to 128 characters");
        }
        return new GenerateRequest(newest(messages), tool, null, user, session(session), metadata);
    }

    private static UUID session(String named) {
        try {
            return named == null ? null : UUID.fromString(named);
        } catch (IllegalArgumentException e) {
            throw ProblemException.violation("metadata.session_id", "must be a UUID");
        }
    }

    private static Map<String, String> metadata(JsonNode given) {
        Map<String, String> metadata = new HashMap<>();
        if (given.isObject() && given.size() > MOST_PAIRS) {
            throw ProblemException.violation("metadata", "must have at most 16 pairs");
        }
        given.properties()
                .forEach(pair -> metadata.put(pair.getKey(), pair.getValue().asText()));
        return metadata;
    }

    /** The words of the newest message of a user; a picture among them is said to be one. */
    private static String newest(JsonNode messages) {
        String text = "";
        for (JsonNode message : messages) {
            if ("user".equals(message.path("role").asText())) {
                text = words(message.path("content"));
            }
        }
        if (text.isBlank()) {
            throw ProblemException.violation("messages", "must have a message of the role user with content");
        }
        return Storable.clean(text);
    }

    private static String words(JsonNode content) {
        if (!content.isArray()) {
            return content.asText("");
        }
        return StreamSupport.stream(content.spliterator(), false)
                .map(part -> part.path("type").asText().equals("text")
                        ? part.path("text").asText()
                        : "[" + part.path("type").asText("part") + "]")
                .collect(Collectors.joining("\n"));
    }
}
