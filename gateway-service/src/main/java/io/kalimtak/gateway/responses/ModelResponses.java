package io.kalimtak.gateway.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kalimtak.gateway.generate.Answered.Ending;
import io.kalimtak.gateway.openai.OpenAiRequest;
import io.kalimtak.gateway.openai.Said;
import io.kalimtak.gateway.openai.Usage;
import java.util.Set;

/** Reads response objects. */
final class ModelResponses {
    /** Items that wait for the caller's answer; what the endpoint calls by itself is none of them. */
    private static final Set<String> CALLS = Set.of(
            "function_call",
            "custom_tool_call",
            "computer_call",
            "local_shell_call",
            "shell_call",
            "apply_patch_call",
            "mcp_approval_request");

    private ModelResponses() {}

    /** What a response says: its text, or its calls of functions as JSON where it has none. */
    static Said said(OpenAiRequest request, JsonNode response) {
        String text = text(response);
        ArrayNode calls = calls(response);
        return Said.of(
                request,
                text.isEmpty() && !calls.isEmpty() ? calls.toString() : text,
                usage(response),
                finishReason(response, !calls.isEmpty()));
    }

    /** Whether an item of the output waits for the caller's answer. */
    static boolean isCall(JsonNode item) {
        return CALLS.contains(item.path("type").asText());
    }

    /** Null where it tells none. */
    static Usage usage(JsonNode response) {
        return Usage.of(response.path("usage"), "input_tokens", "output_tokens");
    }

    private static String text(JsonNode response) {
        StringBuilder text = new StringBuilder();
        for (JsonNode item : response.path("output")) {
            for (JsonNode part : item.path("content")) {
                switch (part.path("type").asText()) {
                    case "output_text" -> text.append(part.path("text").asText(""));
                    case "refusal" -> text.append(part.path("refusal").asText(""));
                    default -> {
                        // Reasoning is no answer.
                    }
                }
            }
        }
        return text.toString();
    }

    private static ArrayNode calls(JsonNode response) {
        ArrayNode calls = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : response.path("output")) {
            if (isCall(item)) {
                calls.add(item);
            }
        }
        return calls;
    }

    /** In the words of chats. A status that is no end is one of an engine that did not come to it. */
    private static String finishReason(JsonNode response, boolean calls) {
        return switch (response.path("status").asText("completed")) {
            case "completed" -> calls ? "tool_calls" : "stop";
            case "incomplete" -> {
                String reason =
                        response.path("incomplete_details").path("reason").asText("");
                yield "max_output_tokens".equals(reason) || reason.isEmpty() ? "length" : reason;
            }
            default -> Ending.BROKEN;
        };
    }
}
