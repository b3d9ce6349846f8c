package io.kalimtak.gateway.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Our own facts in answers and in the last event of a stream, beside what the protocol has. */
final class OwnFacts {
    private static final String OWN = "kalimtak";
    private static final String PROMPT = "structured_prompt";

    private OwnFacts() {}

    /** What a client needs to rate the answer. */
    static void put(Started started, ObjectNode answer) {
        own(answer)
                .put("interaction_id", started.interactionId().toString())
                .put("model_version", started.arm().version());
    }

    /** What was made of the words before they were answered, or rendered. */
    static void putPrompt(ObjectNode answer, String structuredPrompt) {
        own(answer).put(PROMPT, structuredPrompt);
    }

    private static ObjectNode own(ObjectNode answer) {
        return answer.path(OWN) instanceof ObjectNode own ? own : answer.putObject(OWN);
    }
}
