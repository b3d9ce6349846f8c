package io.kalimtak.gateway.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.Storable;
import io.kalimtak.gateway.engine.ModelShelf;
import io.kalimtak.gateway.engine.endpoint.Call;
import io.kalimtak.gateway.engine.endpoint.EngineException;
import io.kalimtak.gateway.engine.endpoint.Engines;
import io.kalimtak.gateway.routing.Arm;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.prompt.LanguageDetector;
import io.kalimtak.prompt.ParsedPrompt;
import io.kalimtak.prompt.PromptAnswer;
import io.kalimtak.prompt.PromptRenderer;
import io.kalimtak.prompt.PromptRequest;
import io.kalimtak.prompt.PromptTask;
import io.kalimtak.prompt.TokenCounter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Has a version make the structured prompt: one of the embedded engine in memory, a model at an endpoint by the words that it
 * was trained with.
 */
@ApplicationScoped
public class MakePrompt {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ModelShelf shelf;
    private final Engines engines;

    MakePrompt(ModelShelf shelf, Engines engines) {
        this.shelf = shelf;
        this.engines = engines;
    }

    /**
     * What a version made.
     *
     * @param output rendered for the target tool
     * @param tokensCounted whether no engine told the tokens and a tokenizer counted them
     */
    public record Made(PromptAnswer answer, String output, int tokensInput, int tokensOutput, boolean tokensCounted) {}

    /** Throws a 502 or 503 problem when an endpoint gives no answer. */
    public Made make(Arm arm, GenerateRequest request) {
        return arm.isEmbedded() ? here(arm, request) : elsewhere(arm, request);
    }

    private Made here(Arm arm, GenerateRequest request) {
        PromptAnswer answer = shelf.model(arm.version())
                .answer(new PromptRequest(request.inputText(), request.language(), request.targetTool()));
        String output = PromptRenderer.render(answer, request.targetTool());
        return new Made(answer, output, TokenCounter.count(request.inputText()), TokenCounter.count(output), true);
    }

    private Made elsewhere(Arm arm, GenerateRequest request) {
        JsonNode completion = ask(arm, request);
        String text = Storable.clean(completion.at("/choices/0/message/content").asText(""));
        String language =
                request.language() == null ? LanguageDetector.detect(request.inputText()) : request.language();
        PromptAnswer answer = ParsedPrompt.of(text, language);
        JsonNode usage = completion.path("usage");
        boolean told = usage.path("prompt_tokens").isNumber();
        return new Made(
                answer,
                PromptRenderer.render(answer, request.targetTool()),
                told ? usage.path("prompt_tokens").asInt() : TokenCounter.count(request.inputText()),
                told ? usage.path("completion_tokens").asInt() : TokenCounter.count(text),
                !told);
    }

    private JsonNode ask(Arm arm, GenerateRequest request) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", PromptTask.SYSTEM);
        messages.addObject().put("role", "user").put("content", request.inputText());
        try {
            return engines.ask(arm.engine(), new Call(arm.model(), body, null)).body();
        } catch (EngineException e) {
            boolean later = switch (e.kind()) {
                case RATE_LIMITED, OVERLOADED, TIMEOUT, UNREACHABLE -> true;
                case REFUSED, FAILED, BROKEN -> false;
            };
            throw later
                    ? ProblemException.retryLater(
                            ProblemType.UNAVAILABLE,
                            e.getMessage(),
                            e.retryAfter().orElse(RETRY_AFTER))
                    : ProblemException.of(ProblemType.BAD_GATEWAY, e.getMessage());
        }
    }
}
