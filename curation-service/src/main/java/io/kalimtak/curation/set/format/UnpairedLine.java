package io.kalimtak.curation.set.format;

import static io.kalimtak.curation.set.format.Messages.known;

import com.fasterxml.jackson.core.JsonGenerator;
import io.kalimtak.curation.set.row.UnpairedRow;
import java.io.IOException;

/**
 * A judged answer as one object of TRL's unpaired preference type, which its KTO trainer reads: {@code prompt} and
 * {@code completion} are lists of messages, {@code label} is true for a good one (huggingface.co/docs/trl, "Dataset
 * formats and types").
 */
final class UnpairedLine {
    private UnpairedLine() {}

    static void write(JsonGenerator json, UnpairedRow row) throws IOException {
        json.writeStartObject();
        Messages.prompt(json, "prompt", row.prompt());
        Messages.answer(json, "completion", row.completion());
        json.writeBooleanField("label", row.desirable());
        json.writeObjectFieldStart("metadata");
        json.writeStringField("source_interaction_id", row.sourceInteractionId().toString());
        known(json, "subject_id", row.subjectId());
        json.writeStringField("language", row.language());
        known(json, "target_tool", row.targetTool());
        json.writeStringField("cluster", row.cluster());
        json.writeEndObject();
        json.writeEndObject();
    }
}
