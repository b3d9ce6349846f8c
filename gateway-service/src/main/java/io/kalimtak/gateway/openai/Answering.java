package io.kalimtak.gateway.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.engine.endpoint.Answer;
import io.kalimtak.gateway.engine.endpoint.Call;
import io.kalimtak.gateway.engine.endpoint.EngineException;
import io.kalimtak.gateway.engine.endpoint.Engines;
import io.kalimtak.gateway.engine.endpoint.EventStream;
import io.kalimtak.gateway.routing.Arm;
import io.kalimtak.gateway.stage.AnswerPrompt;
import io.kalimtak.gateway.stage.MakePrompt;
import io.kalimtak.gateway.stage.MakePrompt.Made;
import io.kalimtak.gateway.stage.PassedOn;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The use case: have a version answer, log, and only then give the end of the answer. A version at an endpoint gets the body as
 * it came. An embedded one makes a prompt of the newest words; where a model is configured to answer prompts it gets the body
 * with the prompt in the place of the words, else the prompt itself, rendered, is the answer.
 */
@ApplicationScoped
public class Answering {
    private final MakePrompt making;
    private final AnswerPrompt prompts;
    private final Engines engines;
    private final AnswerLog log;

    Answering(MakePrompt making, AnswerPrompt prompts, Engines engines, AnswerLog log) {
        this.making = making;
        this.prompts = prompts;
        this.engines = engines;
        this.log = log;
    }

    /**
     * What is asked of an endpoint.
     *
     * @param engine null: the prompt is the answer
     */
    private record Question(String engine, Call call, Made prompt) {}

    /** A whole answer, logged. */
    public ObjectNode whole(Started started, String traceparent, AnswerForm form) throws EngineException {
        Question question = question(started, traceparent, form);
        Answerer answerer;
        ObjectNode body;
        if (question.engine() == null) {
            answerer = Answerer.embedded(started, question.prompt());
            body = form.whole(started, question.prompt());
        } else {
            Answer answer = form.whole(engines, question.engine(), question.call());
            answerer = by(started, answer.engine(), answer.model(), question, form);
            body = answer.body();
        }
        log.write(answerer, form.said(started.request(), body));
        answerer.tell(body);
        return body;
    }

    /** The first event is there when it returns; what is written afterwards is logged at its end. */
    public AnswerStream stream(Started started, String traceparent, AnswerForm form) throws EngineException {
        Question question = question(started, traceparent, form);
        EventStream events = question.engine() == null
                ? form.stream(started, question.prompt())
                : form.stream(engines, question.engine(), question.call());
        Answerer answerer = question.engine() == null
                ? Answerer.embedded(started, question.prompt())
                : by(started, events.engine(), events.model(), question, form);
        return new AnswerStream(events, form.streamForm(answerer), said -> log.write(answerer, said));
    }

    private static Answerer by(Started started, String engine, String model, Question question, AnswerForm form) {
        PassedOn passedOn = started.arm().isEmbedded() ? null : new AskedAgain(form, started.request(), engine);
        return new Answerer(started, engine, model, passedOn, question.prompt());
    }

    private Question question(Started started, String traceparent, AnswerForm form) throws EngineException {
        Arm arm = started.arm();
        OpenAiRequest request = started.request();
        if (!arm.isEmbedded()) {
            ObjectNode body =
                    arm.systemPrompt() == null ? request.body() : form.instructed(request.body(), arm.systemPrompt());
            return new Question(arm.engine(), new Call(arm.model(), body, traceparent), null);
        }
        if (!prompts.answers(request.asked().targetTool())) {
            form.checkEmbedded(request);
            return new Question(null, null, making.make(arm, request.prompt()));
        }
        Made made = request.spoken() ? making.make(arm, request.prompt()) : null;
        ObjectNode body = made == null
                ? request.body()
                : form.worded(request.body(), made.answer().structuredPrompt());
        return new Question(prompts.engine(), new Call(prompts.model(), body, traceparent), made);
    }
}
