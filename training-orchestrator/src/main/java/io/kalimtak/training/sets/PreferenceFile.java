package io.kalimtak.training.sets;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads pairs in TRL's conversational preference type: one JSON object a line with {@code prompt}, {@code chosen} and
 * {@code rejected} (lists of messages) and {@code metadata}.
 */
public final class PreferenceFile {
    private PreferenceFile() {}

    /** The pairs in the file's order. Throws BrokenSetException that names the first five broken lines. */
    public static List<PreferenceRow> read(Path file) throws BrokenSetException {
        return JsonRows.read(file, PreferenceFile::row);
    }

    private static PreferenceRow row(JsonNode row) throws BrokenSetException {
        JsonNode metadata = row.path("metadata");
        PreferenceRow pair = new PreferenceRow(
                JsonRows.message(row, "prompt", "user"),
                JsonRows.message(row, "chosen", "assistant"),
                JsonRows.message(row, "rejected", "assistant"),
                JsonRows.required(metadata, "chosen_interaction_id"),
                JsonRows.optional(metadata, "chosen_subject_id"),
                JsonRows.required(metadata, "rejected_interaction_id"),
                JsonRows.optional(metadata, "rejected_subject_id"),
                JsonRows.optional(metadata, "language"),
                JsonRows.optional(metadata, "target_tool"),
                JsonRows.optional(metadata, "cluster"));
        if (pair.chosen().equals(pair.rejected())) {
            throw new BrokenSetException("chosen and rejected are the same");
        }
        return pair;
    }
}
