package io.kalimtak.training.sets;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads rows in OpenAI chat format: one JSON object a line with {@code messages} (the user's and the assistant's last
 * ones count) and {@code metadata}.
 */
public final class RowFile {
    private RowFile() {}

    /** The rows in the file's order. Throws BrokenSetException that names the first five broken lines. */
    public static List<SetRow> read(Path file) throws BrokenSetException {
        Set<String> ids = new HashSet<>();
        return JsonRows.read(file, line -> {
            SetRow row = row(line);
            if (!ids.add(row.id())) {
                throw new BrokenSetException("metadata.id stands in an earlier line too");
            }
            return row;
        });
    }

    private static SetRow row(JsonNode row) throws BrokenSetException {
        JsonNode metadata = row.path("metadata");
        return new SetRow(
                JsonRows.required(metadata, "id"),
                JsonRows.required(metadata, "source_interaction_id"),
                JsonRows.optional(metadata, "subject_id"),
                message(row, "user"),
                message(row, "assistant"),
                JsonRows.optional(metadata, "language"),
                JsonRows.optional(metadata, "target_tool"),
                weight(metadata),
                JsonRows.optional(metadata, "cluster"),
                JsonRows.optional(metadata, "domain_category"));
    }

    private static String message(JsonNode row, String role) throws BrokenSetException {
        String content = JsonRows.message(row.path("messages"), role);
        if (content == null) {
            throw new BrokenSetException("no message of the role " + role + " with text");
        }
        return content;
    }

    private static double weight(JsonNode metadata) throws BrokenSetException {
        String text = JsonRows.optional(metadata, "weight");
        if (text == null) {
            return 1.0;
        }
        try {
            double weight = Double.parseDouble(text);
            if (weight > 0 && Double.isFinite(weight)) {
                return weight;
            }
        } catch (NumberFormatException e) {
            throw new BrokenSetException("metadata.weight is not a number", e);
        }
        throw new BrokenSetException("metadata.weight must be above 0");
    }
}
