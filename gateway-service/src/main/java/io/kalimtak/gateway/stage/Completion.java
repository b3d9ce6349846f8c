package io.kalimtak.gateway.stage;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.gateway.Storable;
import io.kalimtak.gateway.engine.endpoint.Answer;
import io.kalimtak.prompt.TokenCounter;

/**
 * What a model at an endpoint said and used.
 *
 * @param text cleaned of what no store could hold
 * @param tokensCounted whether it told no usage and a tokenizer counted
 */
record Completion(String engine, String model, String text, int tokensInput, int tokensOutput, boolean tokensCounted) {
    /** @param asked the words that it was asked with, to be counted where it told no usage */
    static Completion of(Answer answer, String asked) {
        JsonNode usage = answer.body().path("usage");
        String text =
                Storable.clean(answer.body().at("/choices/0/message/content").asText(""));
        boolean told = usage.path("prompt_tokens").isNumber();
        return new Completion(
                answer.engine(),
                answer.model(),
                text,
                told ? usage.path("prompt_tokens").asInt() : TokenCounter.count(asked),
                told ? usage.path("completion_tokens").asInt() : TokenCounter.count(text),
                !told);
    }

    Stage stage(String name, String version, int processingTimeMs) {
        return new Stage(name, version, engine, tokensInput, tokensOutput, tokensCounted, processingTimeMs);
    }
}
