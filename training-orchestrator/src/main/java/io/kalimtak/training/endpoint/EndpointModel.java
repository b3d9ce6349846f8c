package io.kalimtak.training.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.prompt.PromptAnswer;
import io.kalimtak.prompt.PromptModel;
import io.kalimtak.prompt.PromptRequest;
import io.kalimtak.prompt.PromptTask;
import io.kalimtak.prompt.TokenCounter;
import io.kalimtak.training.work.Watch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A version that an endpoint serves, asked by {@code POST /v1/chat/completions} as training sets are written: the same
 * system message, the rough request, temperature 0. Nothing is kept of an answer but how many tokens it took. Throws what
 * EndpointCalls throws. For one thread.
 */
public final class EndpointModel implements PromptModel {
    /** What curation writes at the front of every row; another one would measure another task. */
    static final String SYSTEM = PromptTask.SYSTEM;

    private static final String UNDETERMINED = "und";

    private final EndpointCalls calls;
    private final String engine;
    private final String model;
    private final String version;
    private final Watch watch;
    private final TokenPrice price;
    private Spent spent = new Spent(0, 0);

    /**
     * What its answers have cost so far.
     *
     * @param answers how many
     */
    public record Spent(long answers, double cost) {}

    /** @param price of the endpoint's tokens, or null where nobody said */
    public EndpointModel(
            EndpointCalls calls, String engine, String model, String version, TokenPrice price, Watch watch) {
        this.calls = calls;
        this.engine = engine;
        this.model = model;
        this.version = version;
        this.price = price;
        this.watch = watch;
    }

    @Override
    public String version() {
        return version;
    }

    /** Empty where nobody said what tokens cost. */
    public Optional<Spent> spent() {
        return price == null ? Optional.empty() : Optional.of(spent);
    }

    @Override
    public PromptAnswer answer(PromptRequest request) {
        Map<String, Object> body = Map.of(
                "model",
                model,
                "temperature",
                0,
                "messages",
                List.of(
                        Map.of("role", "system", "content", SYSTEM),
                        Map.of("role", "user", "content", request.text())));
        JsonNode answer = calls.send(EndpointCall.post(engine, "chat/completions", body), watch);
        String content = answer.at("/choices/0/message/content").asText("");
        if (price != null) {
            long input = tokens(answer.at("/usage/prompt_tokens"), SYSTEM + "\n" + request.text());
            long output = tokens(answer.at("/usage/completion_tokens"), content);
            spent = new Spent(spent.answers() + 1, spent.cost() + price.of(input, output));
        }
        String language = request.language() == null ? UNDETERMINED : request.language();
        return new PromptAnswer(content, language, List.of(), true);
    }

    /** As the endpoint counted; counted here where it does not say. */
    private static long tokens(JsonNode reported, String text) {
        return reported.isIntegralNumber() && reported.asLong() >= 0 ? reported.asLong() : TokenCounter.count(text);
    }
}
