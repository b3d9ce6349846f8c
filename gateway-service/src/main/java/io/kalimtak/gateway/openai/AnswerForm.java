package io.kalimtak.gateway.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.engine.endpoint.Answer;
import io.kalimtak.gateway.engine.endpoint.Call;
import io.kalimtak.gateway.engine.endpoint.EngineException;
import io.kalimtak.gateway.engine.endpoint.Engines;
import io.kalimtak.gateway.engine.endpoint.EventStream;
import io.kalimtak.gateway.stage.MakePrompt.Made;

/** What sets one path of the protocol apart from another: how it asks, and how it answers. */
public interface AnswerForm {
    /** The body with a version's system prompt before everything of the caller's. The given one is not changed. */
    ObjectNode instructed(ObjectNode body, String systemPrompt);

    /** The body with other words in the newest message of the user; pictures stay. The given one is not changed. */
    ObjectNode worded(ObjectNode body, String words);

    /** Throws a 400 problem for what only an endpoint could answer. */
    void checkEmbedded(OpenAiRequest request);

    /** An embedded version's answer. */
    ObjectNode whole(Started started, Made made);

    /** An embedded version's answer, event by event. */
    EventStream stream(Started started, Made made);

    /** An endpoint's answer. */
    Answer whole(Engines engines, String engine, Call call) throws EngineException;

    /** An endpoint's answer, event by event. */
    EventStream stream(Engines engines, String engine, Call call) throws EngineException;

    /**
     * Whether another version can be asked the same without doing anything twice.
     *
     * @param sameEngine whether by the engine that answered
     */
    boolean canBeRepeated(ObjectNode body, boolean sameEngine);

    /** The body for another version: one choice, and nothing kept at the endpoint. The given one is not changed. */
    ObjectNode repeated(ObjectNode body);

    /** What a whole answer says. */
    Said said(OpenAiRequest request, JsonNode answer);

    /** For one stream. */
    StreamForm streamForm(Answerer answerer);
}
