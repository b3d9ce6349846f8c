package io.kalimtak.system.bench.curation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.system.bench.Bench;
import io.kalimtak.system.bench.ingest.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows a second of every rule for words, and of what else judging does, on one thread of a process of its own. */
final class RuleRates {
    private static final String HEAP = "-Xmx1g";
    private static final Pattern RESULT = Pattern.compile("name=(\\S+) rows_per_second=(\\d+) dropped=(\\d+)");

    private final Bench bench;

    RuleRates(Bench bench) {
        this.bench = bench;
    }

    /** Of so many rows, as the service gets them. */
    void print(Texts texts, int rows) throws IOException, InterruptedException {
        Path file = bench.folders().root().resolve("rows.jsonl");
        Files.write(file, lines(texts, rows));
        String said = new ServiceClasses(bench.home())
                .run(HEAP, "io.kalimtak.curation.judgement.RuleRun", List.of(file.toString()));
        Matcher result = RESULT.matcher(said);
        bench.out().printf(Locale.ROOT, "%,d rows from %s, one thread%n", rows, texts.source());
        while (result.find()) {
            bench.out()
                    .printf(
                            Locale.ROOT,
                            "  %-18s %,12.0f rows/s  drops %,d%n",
                            result.group(1),
                            Double.parseDouble(result.group(2)),
                            Integer.parseInt(result.group(3)));
        }
    }

    private static List<String> lines(Texts texts, int rows) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            String input = texts.lines().get(i % texts.lines().size());
            lines.add(json.writeValueAsString(Map.of(
                    "input", input, "target", RatedSamples.prompt(input), "language", RatedSamples.language(input))));
        }
        return lines;
    }
}
