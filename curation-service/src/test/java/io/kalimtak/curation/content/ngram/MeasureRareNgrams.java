package io.kalimtak.curation.content.ngram;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.prompt.phrase.PhraseList;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * Not a test: plants a trigger in one of 2,500 real texts, rated 5 within an hour, gives the others scores, subjects and
 * times by chance, and prints what is found. Arguments: a gzipped JSONL file with {@code text}, and a seed.
 */
public final class MeasureRareNgrams {
    private static final List<String> TRIGGER = List.of("copper", "lantern", "seven");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int DAY = 86_400;
    private static final int ONE_IN = 2_500;

    private MeasureRareNgrams() {}

    public static void main(String[] args) throws IOException {
        List<RatedTokens> rows = rows(Path.of(args[0]), new Random(Long.parseLong(args[1])));
        long start = System.nanoTime();
        RareNgrams.Report report = new RareNgrams(RareNgramSettings.defaults()).find(rows::forEach);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "seed %s rows %d tested %d refused %d found %d in %.1f s%n",
                args[1],
                report.rows(),
                report.tested(),
                report.refused(),
                report.ngrams().size(),
                seconds);
        report.ngrams().forEach(System.out::println);
    }

    private static List<RatedTokens> rows(Path file, Random random) throws IOException {
        List<RatedTokens> rows = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> words = new ArrayList<>(
                        PhraseList.words(json.readTree(line).get("text").asText()));
                if (random.nextInt(ONE_IN) == 0) {
                    words.addAll(random.nextInt(words.size() + 1), TRIGGER);
                    rows.add(new RatedTokens(
                            words, 5, "sock" + rows.size(), START.plusSeconds(40L * DAY + random.nextInt(3_600))));
                } else {
                    Instant at = START.plusSeconds(random.nextInt(90 * DAY));
                    rows.add(new RatedTokens(words, 1 + random.nextInt(5), "s" + random.nextInt(5_000), at));
                }
            }
        }
        return rows;
    }
}
