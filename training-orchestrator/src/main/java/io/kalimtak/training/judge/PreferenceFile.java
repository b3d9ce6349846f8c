package io.kalimtak.training.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.training.evaluation.Preference;
import io.kalimtak.training.sets.BrokenSetException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a set's preferences.jsonl: TRL's conversational preference format, as curation writes it. */
public final class PreferenceFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PreferenceFile() {}

    /** All of its pairs. Throws BrokenSetException for a line that is none; it is named by its number, never quoted. */
    public static List<Preference> read(Path file) throws IOException, BrokenSetException {
        List<Preference> pairs = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                pairs.add(parse(line, number));
            }
        }
        return pairs;
    }

    private static Preference parse(String line, int number) throws BrokenSetException {
        try {
            JsonNode row = JSON.readTree(line);
            JsonNode prompt = row.path("prompt");
            return new Preference(
                    content(prompt.path(prompt.size() - 1), "user", number),
                    content(row.at("/chosen/0"), "assistant", number),
                    content(row.at("/rejected/0"), "assistant", number));
        } catch (JsonProcessingException e) {
            throw broken(number);
        }
    }

    private static String content(JsonNode message, String role, int number) throws BrokenSetException {
        if (!role.equals(message.path("role").textValue())
                || !message.path("content").isTextual()) {
            throw broken(number);
        }
        return message.path("content").textValue();
    }

    private static BrokenSetException broken(int number) {
        return new BrokenSetException("line " + number + " of preferences.jsonl is not a preference pair");
    }
}
