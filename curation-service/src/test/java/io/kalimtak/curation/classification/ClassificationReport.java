package io.kalimtak.curation.classification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Prints how well the classifiers do, as {@code docs/detectors.md} quotes it: cross-validated on the seeds, on the requests
 * labelled apart, how often a confidence was right, and the time of one request. With the path of a {@code pairs.jsonl.gz}
 * as its argument it also prints every n-th real request with its classes, to be judged by a person.
 */
public final class ClassificationReport {
    private static final List<String> LANGUAGES = List.of("en", "ar");
    private static final int SHOWN = 60;
    private static final int BINS = 5;

    private final PrintStream out;

    private ClassificationReport(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        ClassificationReport report = new ClassificationReport(System.out);
        report.loading();
        report.accuracy();
        report.calibration();
        report.time();
        if (arguments.length > 0) {
            report.real(Path.of(arguments[0]));
        }
    }

    private void accuracy() {
        for (String language : LANGUAGES) {
            print(
                    "seeds, cross-validated",
                    language,
                    "domain",
                    Labelled.crossValidated(language, LabelledText::domain, Labelled.KEYWORDS.domains()));
            print(
                    "seeds, cross-validated",
                    language,
                    "use case",
                    Labelled.crossValidated(language, LabelledText::useCase, Labelled.KEYWORDS.useCases()));
            List<LabelledText> rows = Labelled.in(Labelled.HELD_OUT, language);
            print("labelled, heads", language, "domain", Labelled.domains(Labelled.HEADS, rows));
            print("labelled, heads", language, "use case", Labelled.useCases(Labelled.HEADS, rows));
            print("labelled, keywords", language, "domain", Labelled.domains(new KeywordClassifier(), rows));
            print("labelled, keywords", language, "use case", Labelled.useCases(new KeywordClassifier(), rows));
        }
        for (LabelledText one : Labelled.HELD_OUT) {
            Classification said = Labelled.HEADS.classify(one.text(), one.language(), null);
            if (!said.domain().equals(one.domain()) || !said.useCase().equals(one.useCase())) {
                out.printf(
                        Locale.ROOT,
                        "missed: %s | %s/%s | said %s/%s %.2f %.2f%n",
                        one.text(),
                        one.domain(),
                        one.useCase(),
                        said.domain(),
                        said.useCase(),
                        said.domainConfidence(),
                        said.useCaseConfidence());
            }
        }
    }

    private void print(String what, String language, String of, Scores scores) {
        out.printf(
                Locale.ROOT,
                "%-24s %s %-8s n=%d accuracy=%.3f macro-F1=%.3f%n",
                what,
                language,
                of,
                scores.n(),
                scores.accuracy(),
                scores.macroF1());
    }

    /** Of the labelled requests: how often a confidence in a range was right about the domain. */
    private void calibration() {
        int[] all = new int[BINS];
        int[] right = new int[BINS];
        for (LabelledText one : Labelled.HELD_OUT) {
            Classification said = Labelled.HEADS.classify(one.text(), one.language(), null);
            int bin = Math.min(BINS - 1, (int) (said.domainConfidence() * BINS));
            all[bin]++;
            right[bin] += said.domain().equals(one.domain()) ? 1 : 0;
        }
        for (int bin = 0; bin < BINS; bin++) {
            out.printf(
                    Locale.ROOT,
                    "confidence %.1f-%.1f: %d of %d right%n",
                    (double) bin / BINS,
                    (bin + 1.0) / BINS,
                    right[bin],
                    all[bin]);
        }
    }

    /** First of all, while nothing is loaded. */
    private void loading() {
        long start = System.nanoTime();
        Keywords.read();
        Heads.shipped();
        long heads = System.nanoTime();
        Encoded.of("a first request", "en");
        out.printf(
                Locale.ROOT,
                "loading: keywords and heads %d ms, encoder %d ms%n",
                (heads - start) / 1_000_000,
                (System.nanoTime() - heads) / 1_000_000);
        start = System.nanoTime();
        new HeadTrainer(Labelled.KEYWORDS).train(Labelled.SEEDS, List.of());
        out.printf(Locale.ROOT, "training: %d ms%n", (System.nanoTime() - start) / 1_000_000);
    }

    private void time() {
        for (String language : LANGUAGES) {
            List<LabelledText> rows = Labelled.in(Labelled.SEEDS, language);
            long start = System.nanoTime();
            rows.forEach(row -> Labelled.HEADS.classify(row.text(), language, null));
            out.printf(
                    Locale.ROOT, "%s: %.2f ms a request%n", language, (System.nanoTime() - start) / 1e6 / rows.size());
        }
    }

    private void real(Path pairs) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(pairs)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(new ObjectMapper().readTree(line));
            }
        }
        for (String language : LANGUAGES) {
            List<JsonNode> of = rows.stream()
                    .filter(row -> row.path("lang").asText().equals(language))
                    .toList();
            for (int i = 0; i < SHOWN / 2; i++) {
                JsonNode row = of.get((2 * i + 1) * of.size() / SHOWN);
                String input = row.path("input").asText();
                Classification said = Labelled.HEADS.classify(
                        input, language, row.path("target_tool").asText(null));
                out.printf(
                        Locale.ROOT,
                        "%s %s/%s %.2f %.2f | %s | %s%n",
                        language,
                        said.domain(),
                        said.useCase(),
                        said.domainConfidence(),
                        said.useCaseConfidence(),
                        row.path("target_tool").asText(),
                        input.replaceAll("\\s+", " ")
                                .substring(
                                        0,
                                        Math.min(
                                                150,
                                                input.replaceAll("\\s+", " ").length())));
            }
        }
    }
}
