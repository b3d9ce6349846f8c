package io.kalimtak.gateway.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.engine.ModelShelf;
import io.kalimtak.gateway.engine.endpoint.Call;
import io.kalimtak.gateway.engine.endpoint.EngineException;
import io.kalimtak.gateway.engine.endpoint.Engines;
import io.kalimtak.gateway.engine.endpoint.EventStream;
import io.kalimtak.prompt.PromptAnswer;
import io.kalimtak.prompt.PromptRenderer;
import io.kalimtak.prompt.PromptRequest;
import io.kalimtak.prompt.TokenCounter;
import jakarta.enterprise.context.ApplicationScoped;

/** Has a version answer a chat: one of the embedded engine by its newest message, a model at an endpoint by the body as it is. */
@ApplicationScoped
class AskVersion {
    private final ModelShelf shelf;
    private final Engines engines;

    AskVersion(ModelShelf shelf, Engines engines) {
        this.shelf = shelf;
        this.engines = engines;
    }

    /** A whole completion, in the protocol's form. */
    ObjectNode whole(Started started, String traceparent) throws EngineException {
        if (started.arm().isEmbedded()) {
            return EmbeddedCompletion.whole(started, made(started));
        }
        return engines.ask(started.arm().engine(), call(started, traceparent)).body();
    }

    /** The chunks of a completion, in the protocol's form, the usage with the last. */
    EventStream stream(Started started, String traceparent) throws EngineException {
        if (started.arm().isEmbedded()) {
            return EmbeddedCompletion.stream(started, made(started));
        }
        return engines.stream(started.arm().engine(), call(started, traceparent));
    }

    private static Call call(Started started, String traceparent) {
        return new Call(started.arm().model(), started.request().body(), traceparent);
    }

    private EmbeddedCompletion.Made made(Started started) {
        var asked = started.request().asked();
        PromptAnswer answer = shelf.model(started.arm().version())
                .answer(new PromptRequest(asked.inputText(), null, asked.targetTool()));
        String output = PromptRenderer.render(answer, asked.targetTool());
        return new EmbeddedCompletion.Made(
                answer.structuredPrompt(), output, TokenCounter.count(asked.inputText()), TokenCounter.count(output));
    }
}
