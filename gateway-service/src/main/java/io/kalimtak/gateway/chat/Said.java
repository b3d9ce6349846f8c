package io.kalimtak.gateway.chat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.gateway.Storable;
import io.kalimtak.gateway.generate.Answered;
import io.kalimtak.prompt.TokenCounter;

/**
 * What a version said, as it is logged: of several choices the first.
 *
 * @param structuredPrompt what the version made of the request; of a model at an endpoint what it answered
 * @param output what the caller got
 * @param tokensCounted whether the engine told no usage and a tokenizer counted
 * @param finishReason as the protocol has it, or {@link Answered.Ending#ABORTED} or {@link Answered.Ending#BROKEN}
 */
record Said(
        String structuredPrompt,
        String output,
        int tokensInput,
        int tokensOutput,
        boolean tokensCounted,
        String finishReason) {
    /** Where our own facts stand in answers and in the last chunk of a stream. */
    static final String OWN = "kalimtak";

    /** Of a whole answer. */
    static Said of(ChatRequest request, JsonNode completion) {
        JsonNode choice = completion.path("choices").path(0);
        JsonNode message = choice.path("message");
        String content = message.path("content").asText("");
        boolean calls = content.isEmpty() && !message.path("tool_calls").isEmpty();
        return of(
                request,
                calls ? message.path("tool_calls").toString() : content,
                completion.path(OWN).path("structured_prompt").asText(null),
                completion.path("usage"),
                choice.path("finish_reason").asText(null));
    }

    /**
     * Of its parts.
     *
     * @param structuredPrompt null where it is the output
     * @param usage as the protocol has it; missing where the engine told none
     */
    static Said of(ChatRequest request, String output, String structuredPrompt, JsonNode usage, String finishReason) {
        String text = Storable.clean(output);
        boolean told = usage.path("prompt_tokens").isNumber();
        return new Said(
                structuredPrompt == null ? text : Storable.clean(structuredPrompt),
                text,
                told
                        ? usage.path("prompt_tokens").asInt()
                        : TokenCounter.count(request.asked().inputText()),
                told ? usage.path("completion_tokens").asInt() : TokenCounter.count(text),
                !told,
                finishReason);
    }
}
