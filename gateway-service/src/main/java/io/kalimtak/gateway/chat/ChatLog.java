package io.kalimtak.gateway.chat;

import io.kalimtak.gateway.generate.Answered;
import io.kalimtak.gateway.generate.Answered.Ending;
import io.kalimtak.gateway.generate.GenerateRequest;
import io.kalimtak.gateway.generate.GenerateResponse;
import io.kalimtak.gateway.generate.InteractionLog;
import io.kalimtak.prompt.LanguageDetector;
import jakarta.enterprise.context.ApplicationScoped;

/** Logs chats as answered requests, where the caller and the person allow it. */
@ApplicationScoped
class ChatLog {
    private final InteractionLog log;

    ChatLog(InteractionLog log) {
        this.log = log;
    }

    /** Whether the chat is logged at all. */
    boolean keeps(ChatRequest request) {
        return request.store() && log.allowed(request.asked().userId());
    }

    /** Returns when what was said is durable, or at once where it is not logged. Throws a 503 problem when it can be kept nowhere. */
    void write(Started started, Said said) {
        if (!keeps(started.request())) {
            return;
        }
        GenerateRequest asked = started.request().asked();
        log.write(new Answered(
                asked,
                started.from(),
                new GenerateResponse(
                        started.interactionId(),
                        started.sessionId(),
                        said.structuredPrompt(),
                        said.output(),
                        started.arm().version(),
                        asked.targetTool(),
                        LanguageDetector.detect(asked.inputText()),
                        said.tokensInput(),
                        said.tokensOutput(),
                        said.tokensInput() + said.tokensOutput(),
                        started.millisSoFar(),
                        true,
                        started.createdAt()),
                started.routed().table(),
                started.routed().assignment(),
                new Ending(said.tokensCounted(), said.finishReason())));
    }
}
