package io.kalimtak.system.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The public texts beside the project, among them edits of others; not part of it. */
public final class LoadCorpus {
    private static final int PERCENT = 100;

    private LoadCorpus() {}

    /**
     * A text.
     *
     * @param id its number
     * @param original the number of the text that it is an edit of; its own when it is none
     * @param edit the percentage of words that were dropped or replaced, 0 when it is no edit
     */
    public record Row(long id, String text, long original, int edit) {}

    /** The file beside the project, or in the folder that {@code kalimtak.data} names; empty when there is none. */
    public static Optional<Path> find(Path project) {
        String given = System.getProperty("kalimtak.data", "");
        Path folder = given.isBlank() ? project.resolve("../shared/data") : Path.of(given);
        return Optional.of(folder.resolve("load_corpus.jsonl.gz")).filter(Files::isReadable);
    }

    /** The first rows of the file, at most that many. */
    public static List<Row> read(Path corpus, int most) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Row> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(corpus)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null && rows.size() < most; line = reader.readLine()) {
                rows.add(row(json.readTree(line)));
            }
        }
        return rows;
    }

    private static Row row(JsonNode line) {
        long id = line.path("id").asLong();
        return new Row(id, line.path("text").asText(), line.path("dup_of").asLong(id), (int)
                Math.round(line.path("edit").asDouble() * PERCENT));
    }
}
