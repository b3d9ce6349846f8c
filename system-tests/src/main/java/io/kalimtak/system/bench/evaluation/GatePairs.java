package io.kalimtak.system.bench.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.local.demo.DemoCorpus;
import io.kalimtak.local.demo.DemoRow;
import io.kalimtak.prompt.EvaluationPair;
import io.kalimtak.prompt.TrainingPair;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Pairs to train versions on and to measure them with.
 *
 * @param source what they are, for whoever reads the result
 */
record GatePairs(String source, List<TrainingPair> train, List<EvaluationPair> heldOut) {
    private static final int DEMO_PEOPLE = 36;

    /** The public pairs beside the project, or in the folder that {@code kalimtak.data} names; else the demonstration's. */
    static GatePairs find(Path project) throws IOException {
        String given = System.getProperty("kalimtak.data", "");
        Path folder = given.isBlank() ? project.resolve("../shared/data") : Path.of(given);
        Path file = folder.resolve("pairs.jsonl.gz");
        return Files.isReadable(file) ? read(file) : demo();
    }

    /** Public data: released for quoting. */
    private static GatePairs read(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        GatePairs pairs = new GatePairs("public pairs", new ArrayList<>(), new ArrayList<>());
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode row = json.readTree(line);
                String id = row.path("id").asText();
                String input = row.path("input").asText();
                String target = row.path("target").asText();
                String language = row.path("lang").asText();
                String tool = row.path("target_tool").textValue();
                if ("heldout".equals(row.path("split").asText())) {
                    pairs.heldOut().add(new EvaluationPair(id, input, target, language, tool));
                } else {
                    String cluster = row.path("cluster").asText(null);
                    pairs.train()
                            .add(new TrainingPair(
                                    id, null, input, target, language, tool, TrainingPair.RELEASED, cluster));
                }
            }
        }
        return pairs;
    }

    /** Corrections by a few dozen people. */
    private static GatePairs demo() {
        GatePairs pairs = new GatePairs("demonstration corpus", new ArrayList<>(), new ArrayList<>());
        for (DemoRow row : DemoCorpus.read()) {
            if (row.heldOut()) {
                pairs.heldOut()
                        .add(new EvaluationPair(row.id(), row.input(), row.target(), row.language(), row.targetTool()));
            } else {
                String person = "person-" + Math.floorMod(row.id().hashCode(), DEMO_PEOPLE);
                pairs.train()
                        .add(new TrainingPair(
                                row.id(),
                                person,
                                row.input(),
                                row.target(),
                                row.language(),
                                row.targetTool(),
                                1,
                                null));
            }
        }
        return pairs;
    }
}
