package io.kalimtak.curation.set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.kalimtak.curation.candidate.TrainingRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * A row as one line of OpenAI's chat format: {@code {"messages":[system, user, assistant],"metadata":{…}}}. Values of the
 * metadata are texts; a value that is not known is left out. The order of the fields is fixed, so that equal rows are
 * equal bytes.
 */
final class ChatLine {
    /** The same for every row, and what an engine is to be given with every request. */
    static final String SYSTEM =
            "Turn the person's rough request into one clear, structured prompt for the tool it is meant"
                    + " for. Keep to what was asked, in the language in which it was asked.";

    private static final JsonFactory JSON = new JsonFactory();

    private ChatLine() {}

    /** UTF-8 with the line feed at the end. */
    static byte[] of(TrainingRow row) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2_048);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart("messages");
            message(json, "system", SYSTEM);
            message(json, "user", row.input());
            message(json, "assistant", row.target());
            json.writeEndArray();
            json.writeObjectFieldStart("metadata");
            json.writeStringField("id", row.id().toString());
            json.writeStringField(
                    "source_interaction_id", row.source().interactionId().toString());
            known(json, "subject_id", row.source().subjectId());
            json.writeStringField("language", row.language());
            known(json, "target_tool", row.source().targetTool());
            json.writeStringField("weight", Double.toString(row.weight()));
            json.writeStringField("cluster", row.clusterKey());
            json.writeEndObject();
            json.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private static void message(JsonGenerator json, String role, String content) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", role);
        json.writeStringField("content", content);
        json.writeEndObject();
    }

    private static void known(JsonGenerator json, String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
