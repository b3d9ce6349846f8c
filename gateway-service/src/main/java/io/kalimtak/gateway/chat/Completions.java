package io.kalimtak.gateway.chat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.gateway.openai.OpenAiRequest;
import io.kalimtak.gateway.openai.Said;
import io.kalimtak.gateway.openai.Usage;

/** Reads chat completions. */
final class Completions {
    private Completions() {}

    /** What the first choice of a whole answer says. */
    static Said said(OpenAiRequest request, JsonNode completion) {
        JsonNode choice = completion.path("choices").path(0);
        JsonNode message = choice.path("message");
        String content = message.path("content").asText("");
        boolean calls = content.isEmpty() && !message.path("tool_calls").isEmpty();
        return Said.of(
                request,
                calls ? message.path("tool_calls").toString() : content,
                usage(completion.path("usage")),
                choice.path("finish_reason").asText(null));
    }

    /** Null where there is none. */
    static Usage usage(JsonNode usage) {
        return Usage.of(usage, "prompt_tokens", "completion_tokens");
    }
}
