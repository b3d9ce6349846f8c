package io.kalimtak.training.sets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads rows in OpenAI chat format: one JSON object a line with {@code messages} (the user's and the assistant's last
 * ones count) and {@code metadata}. One broken line refuses the whole file: a set that differs from what curation
 * checked is not the set that was published.
 */
public final class RowFile {
    private static final ObjectReader JSON = new ObjectMapper().reader();
    private static final int NAMED = 5;

    private RowFile() {}

    /** The rows in the file's order. Throws BrokenSetException that names the first five broken lines. */
    public static List<SetRow> read(Path file) throws BrokenSetException {
        List<SetRow> rows = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int number = 0;
        int bad = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                try {
                    SetRow row = row(line);
                    if (!ids.add(row.id())) {
                        throw new BrokenSetException("metadata.id stands in an earlier line too");
                    }
                    rows.add(row);
                } catch (BrokenSetException e) {
                    bad++;
                    if (broken.size() < NAMED) {
                        broken.add("line " + number + ": " + e.getMessage());
                    }
                }
            }
        } catch (MalformedInputException e) {
            throw new BrokenSetException(name(file) + " is not UTF-8 after line " + number, e);
        } catch (IOException e) {
            throw new BrokenSetException(name(file) + " could not be read after line " + number, e);
        }
        if (bad > 0) {
            throw new BrokenSetException(name(file) + " has " + bad + " broken " + (bad == 1 ? "line" : "lines")
                    + " of " + number + "; " + String.join("; ", broken));
        }
        return rows;
    }

    private static SetRow row(String line) throws BrokenSetException {
        JsonNode row = parse(line);
        JsonNode metadata = row.path("metadata");
        return new SetRow(
                required(metadata, "id"),
                required(metadata, "source_interaction_id"),
                optional(metadata, "subject_id"),
                message(row, "user"),
                message(row, "assistant"),
                optional(metadata, "language"),
                optional(metadata, "target_tool"),
                weight(metadata),
                optional(metadata, "cluster"),
                optional(metadata, "domain_category"));
    }

    private static JsonNode parse(String line) throws BrokenSetException {
        JsonNode row;
        try {
            row = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            // The parser's own message quotes the line, which is a user's text.
            throw new BrokenSetException("not JSON at column " + e.getLocation().getColumnNr());
        }
        if (!row.isObject()) {
            throw new BrokenSetException("not a JSON object");
        }
        return row;
    }

    private static String message(JsonNode row, String role) throws BrokenSetException {
        String content = null;
        for (JsonNode message : row.path("messages")) {
            if (role.equals(message.path("role").asText())) {
                content = message.path("content").textValue();
            }
        }
        if (content == null || content.isBlank()) {
            throw new BrokenSetException("no message of the role " + role + " with text");
        }
        return content;
    }

    private static String required(JsonNode metadata, String field) throws BrokenSetException {
        String value = optional(metadata, field);
        if (value == null) {
            throw new BrokenSetException("metadata." + field + " is missing");
        }
        return value;
    }

    private static String optional(JsonNode metadata, String field) {
        JsonNode value = metadata.path(field);
        return value.isMissingNode() || value.isNull() || value.asText().isBlank() ? null : value.asText();
    }

    private static double weight(JsonNode metadata) throws BrokenSetException {
        String text = optional(metadata, "weight");
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

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
