package io.kalimtak.system.bench.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.local.demo.DemoCorpus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

/** What people wrote, to fill rows with: real text compresses and compares as real text does. */
public record Texts(String source, List<String> lines) {
    private static final int MOST = 100_000;

    /** Copies the list. */
    public Texts {
        lines = List.copyOf(lines);
    }

    /** The public corpus beside the project, or in the folder that {@code kalimtak.data} names, else the demonstration's. */
    public static Texts find(Path project) throws IOException {
        String given = System.getProperty("kalimtak.data", "");
        Path folder = given.isBlank() ? project.resolve("../shared/data") : Path.of(given);
        Path corpus = folder.resolve("load_corpus.jsonl.gz");
        return Files.isReadable(corpus) ? new Texts("the load corpus", read(corpus)) : demo();
    }

    static Texts demo() {
        return new Texts(
                "the demonstration corpus",
                DemoCorpus.read().stream().map(row -> row.input()).toList());
    }

    /** Lines one after the other up to this length exactly, so that rows are alike whatever the corpus. */
    public String passage(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append(lines.get(random.nextInt(lines.size()))).append(' ');
        }
        text.setLength(length);
        if (Character.isHighSurrogate(text.charAt(length - 1))) {
            text.setCharAt(length - 1, ' ');
        }
        return text.toString();
    }

    private static List<String> read(Path corpus) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(corpus)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null && lines.size() < MOST; line = reader.readLine()) {
                // PostgreSQL refuses NUL.
                lines.add(json.readTree(line).path("text").asText().replace("\0", ""));
            }
        }
        return lines;
    }
}
