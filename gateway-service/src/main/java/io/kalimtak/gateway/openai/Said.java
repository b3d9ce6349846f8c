package io.kalimtak.gateway.openai;

import io.kalimtak.gateway.Storable;
import io.kalimtak.gateway.generate.Answered;
import io.kalimtak.prompt.TokenCounter;

/**
 * What a version said, as it is logged: of several choices the first.
 *
 * @param output what the caller got
 * @param tokensCounted whether the engine told no usage and a tokenizer counted
 * @param finishReason as the protocol of chats has it, or {@link Answered.Ending#ABORTED} or {@link Answered.Ending#BROKEN}
 */
public record Said(String output, int tokensInput, int tokensOutput, boolean tokensCounted, String finishReason) {
    /**
     * Of its parts.
     *
     * @param usage null where the engine told none
     */
    public static Said of(OpenAiRequest request, String output, Usage usage, String finishReason) {
        String text = Storable.clean(output);
        Usage counted = usage == null
                ? new Usage(TokenCounter.count(request.asked().inputText()), TokenCounter.count(text))
                : usage;
        return new Said(text, counted.input(), counted.output(), usage == null, finishReason);
    }

    /** The same, ended in another way. */
    public Said ended(String how) {
        return new Said(output, tokensInput, tokensOutput, tokensCounted, how);
    }
}
