package io.kalimtak.gateway.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.generate.GenerateRequest;
import io.kalimtak.gateway.generate.Turn;
import io.kalimtak.prompt.PromptRequest;

/**
 * A request for an answer as far as the gateway must understand it; what an engine is sent is the body as it came.
 *
 * @param model a route, a version, or a name that the configuration leads on
 * @param store whether it may be kept
 * @param turn where its newest words stand in the conversation
 * @param asked what is logged of it: the newest words of the person, who it is, the session, own pairs
 */
public record OpenAiRequest(
        ObjectNode body, String model, boolean stream, boolean store, Turn turn, GenerateRequest asked) {
    /** Whether a person said something in it. */
    public boolean spoken() {
        return turn != Turn.NOBODYS;
    }

    /** What a version is asked that makes prompts. */
    PromptRequest prompt() {
        return new PromptRequest(asked.inputText(), asked.language(), asked.targetTool());
    }

    /** Without the body, which is a person's. */
    @Override
    public String toString() {
        return "OpenAiRequest[stream=" + stream + ", store=" + store + "]";
    }
}
