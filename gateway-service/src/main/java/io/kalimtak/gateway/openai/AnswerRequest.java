package io.kalimtak.gateway.openai;

import io.kalimtak.gateway.engine.endpoint.EngineException;
import io.kalimtak.gateway.generate.Origin;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/** Answers what came in one of OpenAI's protocols, whole or as a stream, and says in the headers of what it is. */
@ApplicationScoped
public class AnswerRequest {
    private final StartAnswer starting;
    private final Answering answering;
    private final AnswerHead head;

    AnswerRequest(StartAnswer starting, Answering answering, AnswerHead head) {
        this.starting = starting;
        this.answering = answering;
        this.head = head;
    }

    /**
     * The answer to a request; of a stream the first event is there when it returns. Throws EngineException when no engine
     * answers.
     *
     * @param form the protocol that it came in
     * @param userAgent null when the caller sent none
     * @param traceparent of W3C's trace context; null when the caller sent none
     */
    public Response answer(
            OpenAiRequest request, AnswerForm form, String userAgent, String traceparent, HttpServerRequest http)
            throws EngineException {
        Started started = starting.start(request, Origin.of(http, userAgent));
        return request.stream()
                ? head.stream(started, answering.stream(started, traceparent, form), http.response())
                : head.whole(started, answering.whole(started, traceparent, form));
    }
}
