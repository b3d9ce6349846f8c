package io.kalimtak.gateway.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.generate.Turn;
import io.kalimtak.gateway.openai.OpenAiRequest;
import io.kalimtak.gateway.openai.RequestFields;
import io.kalimtak.kit.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads the body of a request for a response. */
final class ResponsesRequest {
    private static final String INPUT = "input";

    /** What an engine may answer to without any input. */
    private static final List<String> IN_PLACE_OF_INPUT = List.of("prompt", "conversation", "previous_response_id");

    /** Who speaks before anything is answered. */
    private static final Set<String> ASKERS = Set.of("user", "system", "developer");

    private ResponsesRequest() {}

    /** Throws a 400 problem that names the parameter which is wrong, or that asks for what could not be kept. */
    static OpenAiRequest of(ObjectNode body) {
        if (body == null) {
            throw ProblemException.violation(INPUT, "must be given: the body is empty");
        }
        if (RequestFields.flag(body, "background", false)) {
            throw ProblemException.violation(
                    "background",
                    "must be false or left out: an answer that comes later, elsewhere, could be neither kept nor rated");
        }
        JsonNode input = body.path(INPUT);
        String words = words(input);
        if (words.isBlank()) {
            return RequestFields.request(body, INPUT, unspoken(body, input), Turn.NOBODYS);
        }
        return RequestFields.request(body, INPUT, words, isContinued(body, input) ? Turn.LATER : Turn.FIRST);
    }

    /** Whether something was answered before, here or in what the engine holds. */
    private static boolean isContinued(ObjectNode body, JsonNode input) {
        return IN_PLACE_OF_INPUT.stream().anyMatch(body::hasNonNull)
                || StreamSupport.stream(input.spliterator(), false).anyMatch(ResponsesRequest::isAnswer);
    }

    /** A message of the assistant, a call of a tool, its result, a reasoning: whatever is neither said nor instructed. */
    private static boolean isAnswer(JsonNode item) {
        return !ASKERS.contains(item.path("role").asText());
    }

    /** Of the newest message of the user; blank where there is none. */
    private static String words(JsonNode input) {
        if (!input.isArray()) {
            return input.isTextual() ? input.asText() : "";
        }
        String words = "";
        for (JsonNode item : input) {
            if ("user".equals(item.path("role").asText())) {
                words = RequestFields.words(item.path("content"), "input_text");
            }
        }
        return words;
    }

    /** What stands for a request in which no person says anything, such as a tool's result. */
    private static String unspoken(ObjectNode body, JsonNode input) {
        if (input.isArray() && !input.isEmpty()) {
            JsonNode newest = input.get(input.size() - 1);
            return newest.has("type") ? RequestFields.kind(newest) : "[message]";
        }
        return IN_PLACE_OF_INPUT.stream()
                .filter(body::hasNonNull)
                .filter(field -> RequestFields.isAbsent(input))
                .map(field -> "[" + field + "]")
                .findFirst()
                .orElseThrow(() -> ProblemException.violation(
                        INPUT, "must be given: a text, or a list of at least one item such as a message of the user"));
    }
}
