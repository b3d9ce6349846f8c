package io.kalimtak.training.sets;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads judged answers in TRL's unpaired preference type: one JSON object a line with {@code prompt} and {@code
 * completion} (lists of messages), {@code label} (true for a good one) and {@code metadata}.
 */
public final class UnpairedFile {
    private UnpairedFile() {}

    /** The rows in the file's order. Throws BrokenSetException that names the first five broken lines. */
    public static List<UnpairedRow> read(Path file) throws BrokenSetException {
        Set<String> ids = new HashSet<>();
        return JsonRows.read(file, line -> {
            UnpairedRow row = row(line);
            // An answer that is good and bad would be learnt and pushed away.
            if (!ids.add(row.interactionId())) {
                throw new BrokenSetException("metadata.source_interaction_id stands in an earlier line too");
            }
            return row;
        });
    }

    private static UnpairedRow row(JsonNode row) throws BrokenSetException {
        JsonNode metadata = row.path("metadata");
        JsonNode label = row.path("label");
        if (!label.isBoolean()) {
            throw new BrokenSetException("label is neither true nor false");
        }
        return new UnpairedRow(
                JsonRows.message(row, "prompt", "user"),
                JsonRows.message(row, "completion", "assistant"),
                label.booleanValue(),
                JsonRows.required(metadata, "source_interaction_id"),
                JsonRows.optional(metadata, "subject_id"),
                JsonRows.optional(metadata, "language"),
                JsonRows.optional(metadata, "target_tool"),
                JsonRows.optional(metadata, "cluster"));
    }
}
