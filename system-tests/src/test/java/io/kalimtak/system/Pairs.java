package io.kalimtak.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** Pairs to drive the loop with: real ones where this machine has them, the demonstration corpus otherwise. */
final class Pairs {
    private static final List<String> DEMO = List.of("en-1", "en-2", "ar", "ar-2");

    private Pairs() {}

    /** In an order that a seed fixes. */
    static List<Pair> read(long seed) throws IOException {
        Path real = realFile();
        List<Pair> pairs = Files.isRegularFile(real) ? lines(new GZIPInputStream(Files.newInputStream(real))) : demo();
        Collections.shuffle(pairs, new Random(seed));
        return pairs;
    }

    static List<Pair> demo() throws IOException {
        List<Pair> pairs = new ArrayList<>();
        for (String file : DEMO) {
            pairs.addAll(lines(Pairs.class.getResourceAsStream("/demo/corpus-" + file + ".jsonl")));
        }
        return pairs;
    }

    private static Path realFile() {
        String given = System.getProperty("kalimtak.data", "");
        Path folder = given.isBlank() ? Path.of(System.getProperty("kalimtak.home"), "../shared/data") : Path.of(given);
        return folder.resolve("pairs.jsonl.gz");
    }

    private static List<Pair> lines(InputStream in) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Pair> pairs = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                pairs.add(Pair.of(json.readTree(line)));
            }
        }
        return pairs;
    }
}
