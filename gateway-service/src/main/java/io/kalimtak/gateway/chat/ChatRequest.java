package io.kalimtak.gateway.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.generate.Turn;
import io.kalimtak.gateway.openai.OpenAiRequest;
import io.kalimtak.gateway.openai.RequestFields;
import io.kalimtak.kit.problem.ProblemException;

/** Reads the body of a chat. */
final class ChatRequest {
    private static final String MESSAGES = "messages";

    private ChatRequest() {}

    /** Throws a 400 problem that names the parameter which is wrong. */
    static OpenAiRequest of(ObjectNode body) {
        if (body == null) {
            throw ProblemException.violation(MESSAGES, "must be given: the body is empty");
        }
        JsonNode messages = body.path(MESSAGES);
        if (!messages.isArray() || messages.isEmpty()) {
            throw ProblemException.violation(MESSAGES, "must be a list of at least one message");
        }
        String words = "";
        Turn turn = Turn.FIRST;
        for (JsonNode message : messages) {
            String role = message.path("role").asText();
            if ("user".equals(role)) {
                words = RequestFields.words(message.path("content"), "text");
            } else if ("assistant".equals(role)) {
                turn = Turn.LATER;
            }
        }
        if (words.isBlank()) {
            throw ProblemException.violation(MESSAGES, "must have a message of the role user with content");
        }
        usageWanted(body);
        return RequestFields.request(body, MESSAGES, words, turn);
    }

    /** Whether a stream shall end with the usage. */
    static boolean usageWanted(ObjectNode body) {
        return RequestFields.flag(body.path("stream_options"), "include_usage", false);
    }
}
