package io.kalimtak.gateway.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.kalimtak.gateway.Storable;
import io.kalimtak.gateway.generate.GenerateRequest;
import io.kalimtak.gateway.generate.Turn;
import io.kalimtak.kit.problem.ProblemException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads what requests of the protocol have in common. All methods throw a 400 problem that names the parameter which is wrong. */
public final class RequestFields {
    private static final int MOST_PAIRS = 16;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_TOOL = 64;
    private static final int LONGEST_VALUE = 512;
    private static final Pattern KIND = Pattern.compile("[a-z0-9_]{1,64}");

    /** With an answer as long a record stays below what Kafka takes, in scripts of two bytes a letter, too. */
    private static final int LONGEST_KEPT = 131_072;

    private RequestFields() {}

    /**
     * A request, of which the words are those of the newest message of the user.
     *
     * @param field where the words stand
     * @param turn where they stand in the conversation
     */
    public static OpenAiRequest request(ObjectNode body, String field, String words, Turn turn) {
        String model = model(body);
        boolean store = flag(body, "store", true);
        GenerateRequest asked = asked(body, Storable.clean(words));
        if (store && asked.inputText().length() > LONGEST_KEPT) {
            throw ProblemException.violation(
                    field,
                    "must have at most 131,072 characters in the newest one of the user to be kept; shorten it, or send"
                            + " store: false");
        }
        return new OpenAiRequest(body, model, flag(body, "stream", false), store, turn, asked);
    }

    /** Given, or otherwise where it is missing or null. */
    public static boolean flag(JsonNode node, String name, boolean otherwise) {
        JsonNode value = node.path(name);
        if (isAbsent(value)) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw ProblemException.violation(name, "must be true or false");
        }
        return value.booleanValue();
    }

    /** Whether it is missing or null. */
    public static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    /**
     * The words of a message; a picture among them is said to be one.
     *
     * @param textKind the type of its parts that are text
     */
    public static String words(JsonNode content, String textKind) {
        if (!content.isArray()) {
            return content.asText("");
        }
        return StreamSupport.stream(content.spliterator(), false)
                .map(part -> textKind.equals(part.path("type").asText())
                        ? part.path("text").asText()
                        : kind(part))
                .collect(Collectors.joining("\n"));
    }

    /** What stands for something that is no text: its type, in brackets. */
    public static String kind(JsonNode part) {
        String type = part.path("type").asText();
        return "[" + (KIND.matcher(type).matches() ? type : "part") + "]";
    }

    /** The name of a model. */
    static String model(ObjectNode body) {
        JsonNode model = body.path("model");
        if (!model.isTextual() || model.asText().isBlank()) {
            throw ProblemException.violation(
                    "model", "must be given: a route, a version, or a model of an engine; GET /v1/models lists them");
        }
        return checked("model", model, LONGEST_NAME);
    }

    private static GenerateRequest asked(ObjectNode body, String words) {
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
        return new GenerateRequest(words, tool, null, user, session(session), metadata);
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
        if (!isAbsent(given) && (!given.isObject() || given.size() > MOST_PAIRS)) {
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
        if (isAbsent(given)) {
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
}
