package io.kalimtak.curation.set.format;

import com.fasterxml.jackson.core.JsonGenerator;
import io.kalimtak.prompt.PromptTask;
import java.io.IOException;

/** Chat messages as every format writes them: {@code {"role":…,"content":…}}. */
final class Messages {
    /** The same for every row, and what an engine is to be given with every request. */
    static final String SYSTEM = PromptTask.SYSTEM;

    private Messages() {}

    static void message(JsonGenerator json, String role, String content) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", role);
        json.writeStringField("content", content);
        json.writeEndObject();
    }

    /** An array of the system's message and the person's. */
    static void prompt(JsonGenerator json, String field, String request) throws IOException {
        json.writeArrayFieldStart(field);
        opening(json, request);
        json.writeEndArray();
    }

    /** The system's message and the person's, within an array. */
    static void opening(JsonGenerator json, String request) throws IOException {
        message(json, "system", SYSTEM);
        message(json, "user", request);
    }

    /** An array of one message, the assistant's. */
    static void answer(JsonGenerator json, String field, String content) throws IOException {
        json.writeArrayFieldStart(field);
        message(json, "assistant", content);
        json.writeEndArray();
    }

    static void known(JsonGenerator json, String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
