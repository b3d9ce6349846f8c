package io.kalimtak.training.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.prompt.PromptAnswer;
import io.kalimtak.prompt.PromptModel;
import io.kalimtak.prompt.PromptRequest;
import io.kalimtak.training.work.Watch;
import java.util.List;
import java.util.Map;

/**
 * A version that an endpoint serves, asked by {@code POST /v1/chat/completions} as training sets are written: the same
 * system message, the rough request, temperature 0. Nothing is kept of an answer. Throws what EndpointCalls throws.
 */
public final class EndpointModel implements PromptModel {
    /** What curation writes at the front of every row; another one would measure another task. */
    static final String SYSTEM = "Turn the person's rough request into one clear, structured prompt for the tool it is"
            + " meant for. Keep to what was asked, in the language in which it was asked.";

    private static final String UNDETERMINED = "und";

    private final EndpointCalls calls;
    private final String engine;
    private final String model;
    private final String version;
    private final Watch watch;

    public EndpointModel(EndpointCalls calls, String engine, String model, String version, Watch watch) {
        this.calls = calls;
        this.engine = engine;
        this.model = model;
        this.version = version;
        this.watch = watch;
    }

    @Override
    public String version() {
        return version;
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
        String language = request.language() == null ? UNDETERMINED : request.language();
        return new PromptAnswer(content, language, List.of(), true);
    }
}
