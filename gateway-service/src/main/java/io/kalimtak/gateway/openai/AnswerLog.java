package io.kalimtak.gateway.openai;

import io.kalimtak.gateway.generate.Answered;
import io.kalimtak.gateway.generate.Answered.Ending;
import io.kalimtak.gateway.generate.GenerateRequest;
import io.kalimtak.gateway.generate.GenerateResponse;
import io.kalimtak.gateway.generate.InteractionLog;
import io.kalimtak.prompt.LanguageDetector;
import jakarta.enterprise.context.ApplicationScoped;

/** Logs answers of the protocol as answered requests, where the caller and the person allow it. */
@ApplicationScoped
public class AnswerLog {
    private final InteractionLog log;

    AnswerLog(InteractionLog log) {
        this.log = log;
    }

    /** Whether the answer is logged at all. */
    public boolean keeps(OpenAiRequest request) {
        return request.store() && log.allowed(request.asked().userId());
    }

    /** Returns when what was said is durable, or at once where it is not logged. Throws a 503 problem when it can be kept nowhere. */
    public void write(Answerer answerer, Said said) {
        Started started = answerer.started();
        if (!keeps(started.request())) {
            return;
        }
        GenerateRequest asked = started.request().asked();
        Ending ending = new Ending(
                answerer.stages(said), said.finishReason(), started.request().turn());
        log.write(new Answered(
                asked,
                started.from(),
                new GenerateResponse(
                        started.interactionId(),
                        started.sessionId(),
                        answerer.structuredPrompt(said),
                        said.output(),
                        started.arm().version(),
                        asked.targetTool(),
                        LanguageDetector.detect(asked.inputText()),
                        ending.tokensInput(),
                        ending.tokensOutput(),
                        ending.tokensInput() + ending.tokensOutput(),
                        started.millisSoFar(),
                        true,
                        started.createdAt()),
                started.routed().table(),
                started.routed().assignment(),
                ending,
                answerer.passedOn()));
    }
}
