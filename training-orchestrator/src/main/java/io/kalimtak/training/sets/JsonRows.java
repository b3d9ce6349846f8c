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
import java.util.List;

/**
 * Reads files of one JSON object a line. One broken line refuses the whole file: a set that differs from what curation
 * checked is not the set that was published.
 */
final class JsonRows {
    private static final ObjectReader JSON = new ObjectMapper().reader();
    private static final int NAMED = 5;

    private JsonRows() {}

    /** Makes a row of a line's object; the message of what it throws says what is wrong and quotes nothing. */
    @FunctionalInterface
    interface Reading<T> {
        T row(JsonNode line) throws BrokenSetException;
    }

    /** The rows in the file's order. Throws BrokenSetException that names the first five broken lines. */
    static <T> List<T> read(Path file, Reading<T> reading) throws BrokenSetException {
        List<T> rows = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        int number = 0;
        int bad = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                try {
                    rows.add(reading.row(parse(line)));
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

    /** The text of the role's last message, or null where there is none. */
    static String message(JsonNode messages, String role) {
        String content = null;
        for (JsonNode message : messages) {
            if (role.equals(message.path("role").asText())) {
                content = message.path("content").textValue();
            }
        }
        return content == null || content.isBlank() ? null : content;
    }

    /** The text of the role's last message in a field that holds messages. */
    static String message(JsonNode row, String field, String role) throws BrokenSetException {
        String content = message(row.path(field), role);
        if (content == null) {
            throw new BrokenSetException(field + " has no message of the role " + role + " with text");
        }
        return content;
    }

    static String required(JsonNode metadata, String field) throws BrokenSetException {
        String value = optional(metadata, field);
        if (value == null) {
            throw new BrokenSetException("metadata." + field + " is missing");
        }
        return value;
    }

    static String optional(JsonNode metadata, String field) {
        JsonNode value = metadata.path(field);
        return value.isMissingNode() || value.isNull() || value.asText().isBlank() ? null : value.asText();
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

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
