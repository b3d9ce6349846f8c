package io.kalimtak.gateway.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
    private static final int LONGEST_TOOL = 64;
    private static final int LONGEST_VALUE = 512;

    /** With an answer as long a record stays below what Kafka takes, in scripts of two bytes a letter, too. */
    private static final int LONGEST_KEPT = 131_072;

    /** Throws a 400 problem that names the parameter which is wrong. */
    static ChatRequest of(ObjectNode body) {
        JsonNode model = body.path("model");
        if (!model.isTextual() || model.asText().isBlank()) {
            throw ProblemException.violation(
                    "model", "must be given: a route, a version, or a model of an engine; GET /v1/models lists them");
        }
        checked("model", model, LONGEST_NAME);
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
            String named = checked(field, body.path(field), LONGEST_NAME);
            user = named == null ? user : named;
        }
        if (tool != null && tool.length() > LONGEST_TOOL) {
            throw ProblemException.violation("metadata.target_tool", "must have 1 to 64 characters");
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
        boolean none = given.isMissingNode() || given.isNull();
        if (!none && (!given.isObject() || given.size() > MOST_PAIRS)) {
            throw ProblemException.violation("metadata", "must be an object of at most 16 pairs");
        }
        given.properties().forEach(pair -> {
            checked("metadata", TextNode.valueOf(pair.getKey()), LONGEST_TOOL);
            metadata.put(pair.getKey(), checked("metadata." + pair.getKey(), pair.getValue(), LONGEST_VALUE));
        });
        return metadata;
    }

    /** A text that every store takes; null where there is none. What no store could hold would be lost later. */
    private static String checked(String field, JsonNode given, int longest) {
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        String text = given.asText();
        if (!given.isTextual()
                || text.isBlank()
                || text.length() > longest
                || !Storable.clean(text).equals(text)) {
            throw ProblemException.violation(
                    field,
                    "must be a text of 1 to " + longest + " characters without U+0000 and halves of surrogate pairs");
        }
        return text;
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
