package io.kalimtak.curation.set.format;

import static io.kalimtak.curation.set.format.Messages.known;

import com.fasterxml.jackson.core.JsonGenerator;
import io.kalimtak.curation.set.row.SetRow;
import java.io.IOException;

/**
 * A row as one object of OpenAI's chat format: {@code {"messages":[system, user, assistant],"metadata":{…}}}. Values of the
 * metadata are texts; a value that is not known is left out. The order of the fields is fixed, so that equal rows are
 * equal bytes.
 */
public final class ChatLine {
    private ChatLine() {}

    /** Writes one object and no more. */
    public static void write(JsonGenerator json, SetRow row) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("messages");
        Messages.opening(json, row.input());
        Messages.message(json, "assistant", row.target());
        json.writeEndArray();
        json.writeObjectFieldStart("metadata");
        json.writeStringField("id", row.id().toString());
        json.writeStringField("source_interaction_id", row.sourceInteractionId().toString());
        known(json, "subject_id", row.subjectId());
        json.writeStringField("language", row.language());
        known(json, "target_tool", row.targetTool());
        json.writeStringField("domain_category", row.domain());
        json.writeStringField("weight", Double.toString(row.weight()));
        json.writeStringField("cluster", row.cluster());
        json.writeEndObject();
        json.writeEndObject();
    }
}
