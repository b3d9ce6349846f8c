package io.kalimtak.prompt.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.prompt.EvaluationPair;
import io.kalimtak.prompt.TrainingPair;
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
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads the real pairs, where they are, and the demonstration corpus. */
public final class PairFiles {
    private static final int DEMO_USERS = 36;

    private PairFiles() {}

    /** A row of either. */
    public record Row(
            String id, String input, String target, String language, String tool, boolean heldout, String cluster) {
        /** For measuring. */
        public EvaluationPair evaluation() {
            return new EvaluationPair(id, input, target, language, tool);
        }

        /** Public data: released for quoting. */
        public TrainingPair released() {
            return new TrainingPair(id, null, input, target, language, tool, TrainingPair.RELEASED, cluster);
        }

        /** As the demonstration has it: a correction by one of a few dozen people. */
        public TrainingPair corrected() {
            String subject = "user-" + Math.floorMod(id.hashCode(), DEMO_USERS);
            return new TrainingPair(id, subject, input, target, language, tool, 1, null);
        }
    }

    /** The real pairs' file, if this machine has it: system property kalimtak.data, or beside the project. */
    public static Optional<Path> real() {
        String data = System.getProperty("kalimtak.data");
        Path folder = data != null && !data.isBlank()
                ? Path.of(data)
                : Path.of(System.getProperty("kalimtak.home", "..")).resolve("../shared/data");
        Path file = folder.resolve("pairs.jsonl.gz");
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /** The demonstration corpus of the deployment, if the project is checked out around this module. */
    public static List<Row> demo() throws IOException {
        Path folder =
                Path.of(System.getProperty("kalimtak.home", "..")).resolve("deploy/local/src/main/resources/demo");
        List<Row> rows = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".jsonl"))
                        .sorted()
                        .toList()) {
                    rows.addAll(read(file));
                }
            }
        }
        return rows;
    }

    /** The same pairs, every target with another one's request: whatever is learned from them is chance. */
    public static List<TrainingPair> shuffledInputs(List<TrainingPair> pairs) {
        List<String> inputs =
                new ArrayList<>(pairs.stream().map(TrainingPair::input).toList());
        Collections.shuffle(inputs, new Random(13));
        List<TrainingPair> shuffled = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            TrainingPair pair = pairs.get(i);
            shuffled.add(new TrainingPair(
                    pair.id(),
                    pair.subject(),
                    inputs.get(i),
                    pair.target(),
                    pair.language(),
                    pair.targetTool(),
                    pair.weight(),
                    pair.cluster()));
        }
        return shuffled;
    }

    /** The rows of a JSON Lines file, plain or gzip. */
    public static List<Row> read(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Row> rows = new ArrayList<>();
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode node = json.readTree(line);
                rows.add(new Row(
                        node.path("id").asText(),
                        node.path("input").asText(),
                        node.path("target").asText(),
                        node.path(node.has("lang") ? "lang" : "language").asText(),
                        node.path("target_tool").asText(null),
                        node.path("split").asText().equals("heldout"),
                        node.path("cluster").asText(null)));
            }
        }
        return rows;
    }
}
