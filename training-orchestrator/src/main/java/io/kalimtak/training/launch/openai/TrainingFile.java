package io.kalimtak.training.launch.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.training.launch.Method;
import io.kalimtak.training.launch.TrainingJob;
import io.kalimtak.training.sets.SetFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The set's rows with nothing but the fields that the API takes: no pseudonym of anybody and no id leaves the
 * installation. Row by row, so that memory does not grow with the set; the same set gives the same bytes.
 */
final class TrainingFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "openai.jsonl";
    private static final String MESSAGES = "messages";
    private static final List<String> OUTPUTS = List.of("preferred_output", "non_preferred_output");

    private TrainingFile() {}

    /** The name under which the API keeps it; the same for the same run. */
    static String nameOf(TrainingJob job) {
        return nameOf(job.runId());
    }

    static String nameOf(java.util.UUID runId) {
        return "kalimtak-" + runId + ".jsonl";
    }

    /** Writes the file into the job's folder. */
    static Path write(TrainingJob job) throws IOException {
        boolean pairs = job.method() == Method.DPO;
        Path source = job.set().file(pairs ? SetFiles.OPENAI_PREFERENCES : SetFiles.TRAIN);
        Path part = job.folder().resolve(FILE + ".part");
        Files.createDirectories(job.folder());
        try (BufferedReader rows = Files.newBufferedReader(source);
                Writer out = Files.newBufferedWriter(part)) {
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                JsonNode parsed = JSON.readTree(row);
                out.write(JSON.writeValueAsString(pairs ? pair(parsed) : chat(parsed)));
                out.write('\n');
            }
        }
        return Files.move(part, job.folder().resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    }

    private static ObjectNode chat(JsonNode row) {
        ObjectNode chat = JSON.createObjectNode();
        chat.set(MESSAGES, messages(row.path(MESSAGES)));
        return chat;
    }

    private static ObjectNode pair(JsonNode row) {
        ObjectNode pair = JSON.createObjectNode();
        pair.set("input", chat(row.path("input")));
        OUTPUTS.forEach(name -> pair.set(name, messages(row.path(name))));
        return pair;
    }

    private static ArrayNode messages(JsonNode messages) {
        ArrayNode clean = JSON.createArrayNode();
        messages.forEach(message -> clean.addObject()
                .put("role", message.path("role").asText())
                .put("content", message.path("content").asText()));
        return clean;
    }
}
