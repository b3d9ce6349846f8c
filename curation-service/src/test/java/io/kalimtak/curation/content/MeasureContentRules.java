package io.kalimtak.curation.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.curation.TestConfig;
import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.rule.TextRule;
import io.kalimtak.curation.rule.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Not a test: counts what every rule drops from real rows, by reason, and how fast it judges on one thread. Arguments: a
 * gzipped JSONL file with {@code input}, {@code target}, {@code lang} or with {@code text} alone (then it is the target of an
 * empty request), and a file for what was dropped.
 */
public final class MeasureContentRules {
    private MeasureContentRules() {}

    public static void main(String[] args) throws IOException {
        List<Content> rows = read(Path.of(args[0]));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.printf("rows %d%n", rows.size());
        try (PrintStream dropped =
                new PrintStream(Files.newOutputStream(Path.of(args[1])), false, StandardCharsets.UTF_8)) {
            for (TextRule rule : ContentRules.of(TestConfig.of(ContentConfig.class))) {
                rows.stream().limit(2_000).forEach(rule::verdict);
                Map<String, Integer> reasons = new TreeMap<>();
                long start = System.nanoTime();
                List<Verdict> verdicts = rows.stream().map(rule::verdict).toList();
                double seconds = (System.nanoTime() - start) / 1e9;
                for (int i = 0; i < rows.size(); i++) {
                    String reason = verdicts.get(i).reason();
                    if (reason != null) {
                        reasons.merge(reason, 1, Integer::sum);
                        Content row = rows.get(i);
                        dropped.printf(
                                "%s | %s%nREQUEST %s%nTARGET %s%n%n", rule.name(), reason, row.input(), row.target());
                    }
                }
                int all = reasons.values().stream().mapToInt(Integer::intValue).sum();
                out.printf(
                        "%-16s dropped %5d (%.3f %%) %,.0f rows/s %s%n",
                        rule.name(), all, 100.0 * all / rows.size(), rows.size() / seconds, reasons);
            }
        }
    }

    private static List<Content> read(Path file) throws IOException {
        List<Content> rows = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode row = json.readTree(line);
                String text = row.path("text").asText();
                rows.add(
                        row.has("text")
                                ? new Content("", text, "und", null)
                                : new Content(
                                        row.get("input").asText(),
                                        row.get("target").asText(),
                                        row.get("lang").asText(),
                                        row.path("target_tool").asText(null)));
            }
        }
        return rows;
    }
}
