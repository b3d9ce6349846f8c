package io.kalimtak.curation.set.format;

import static io.kalimtak.curation.set.format.Messages.known;

import com.fasterxml.jackson.core.JsonGenerator;
import io.kalimtak.curation.set.row.PreferencePair;
import java.io.IOException;

/** A pair as one object, in the two formats that trainers of DPO read. */
final class PairLine {
    private PairLine() {}

    /**
     * TRL's conversational preference type with an explicit prompt: {@code prompt}, {@code chosen} and {@code rejected} are
     * lists of messages (huggingface.co/docs/trl, "Dataset formats and types"). Trainers ignore the column {@code metadata}.
     */
    static void trl(JsonGenerator json, PreferencePair pair) throws IOException {
        json.writeStartObject();
        Messages.prompt(json, "prompt", pair.prompt());
        Messages.answer(json, "chosen", pair.chosen());
        Messages.answer(json, "rejected", pair.rejected());
        json.writeObjectFieldStart("metadata");
        json.writeStringField(
                "chosen_interaction_id", pair.chosenInteractionId().toString());
        known(json, "chosen_subject_id", pair.chosenSubjectId());
        json.writeStringField(
                "rejected_interaction_id", pair.rejectedInteractionId().toString());
        known(json, "rejected_subject_id", pair.rejectedSubjectId());
        json.writeStringField("language", pair.language());
        known(json, "target_tool", pair.targetTool());
        json.writeStringField("cluster", pair.cluster());
        json.writeEndObject();
        json.writeEndObject();
    }

    /**
     * OpenAI's preference format: {@code input.messages}, {@code preferred_output}, {@code non_preferred_output}
     * (developers.openai.com, "Direct preference optimization"). No other field: that service checks every line.
     */
    static void openAi(JsonGenerator json, PreferencePair pair) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("input");
        Messages.prompt(json, "messages", pair.prompt());
        json.writeEndObject();
        Messages.answer(json, "preferred_output", pair.chosen());
        Messages.answer(json, "non_preferred_output", pair.rejected());
        json.writeEndObject();
    }
}
