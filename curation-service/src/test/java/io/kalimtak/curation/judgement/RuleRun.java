package io.kalimtak.curation.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.curation.CurationConfig;
import io.kalimtak.curation.TestConfig;
import io.kalimtak.curation.classification.Encoded;
import io.kalimtak.curation.content.ContentConfig;
import io.kalimtak.curation.near.Similarities;
import io.kalimtak.curation.near.Similarity;
import io.kalimtak.curation.near.SimilarityConfig;
import io.kalimtak.curation.personal.PersonalDataConfig;
import io.kalimtak.curation.personal.SecretsConfig;
import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.rule.TextRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Prints how many rows a second each rule for words judges, and what else judging does, on one thread: a process of its own,
 * which the benchmark {@code ./kalimtak bench curate} runs. Every rule judges every row, also those that one before it would
 * have dropped. Argument: a JSONL file with {@code input}, {@code target}, {@code language}.
 */
public final class RuleRun {
    private static final int WARM_UP = 2_000;

    private RuleRun() {}

    /** Prints a line for each, {@code name=… rows_per_second=… dropped=…}. */
    public static void main(String[] arguments) throws IOException {
        Logger.getLogger("").setLevel(Level.INFO);
        List<Content> rows = read(Path.of(arguments[0]));
        TextRules rules = new TextRules(
                TestConfig.of(CurationConfig.class),
                TestConfig.of(ContentConfig.class),
                TestConfig.of(PersonalDataConfig.class),
                TestConfig.of(SecretsConfig.class));
        List<Content> kept = rows;
        for (TextRule rule : rules.all()) {
            measure(rule.name(), rows, row -> rule.verdict(row).kept() ? 0 : 1);
            kept = kept.stream().filter(row -> rule.verdict(row).kept()).toList();
        }
        // What is dropped gets no placeholders and no fingerprint.
        measure("placeholders", kept, row -> rules.redactor().redact(row) == null ? 1 : 0);
        measure("sentence-vector", kept, row -> Encoded.of(row.input(), row.language()) == null ? 1 : 0);
        Similarity similarity = Similarities.of(TestConfig.of(SimilarityConfig.class));
        float[] vector = Encoded.of(kept.getFirst().input(), "en").vector();
        measure("fingerprint", kept, row -> similarity.fingerprint(row.input(), vector) == null ? 1 : 0);
    }

    private static void measure(String name, List<Content> rows, ToIntFunction<Content> work) {
        rows.stream().limit(WARM_UP).mapToInt(work).sum();
        long began = System.nanoTime();
        int dropped = rows.stream().mapToInt(work).sum();
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT, "name=%s rows_per_second=%.0f dropped=%d%n", name, rows.size() / seconds, dropped);
    }

    private static List<Content> read(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Content> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode row = json.readTree(line);
            rows.add(new Content(
                    row.path("input").asText(),
                    row.path("target").asText(),
                    row.path("language").asText(),
                    null));
        }
        return rows;
    }
}
