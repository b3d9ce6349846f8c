package io.kalimtak.system.bench.curation;

import io.kalimtak.local.demo.DemoCorpus;
import io.kalimtak.system.bench.Bench;
import io.kalimtak.system.bench.Goals;
import io.kalimtak.system.bench.LoadCorpus;
import io.kalimtak.system.bench.Options;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How fast signatures of near-duplicates are made, against a plain MinHash loop, and how well their bands keep to their
 * curve (S6); where the load corpus is, also how many of its edits are found, by letters and by meaning. Starts no
 * server.
 */
public final class NearDuplicateBenchmark {
    private final PrintStream out;
    private final Options options;

    private NearDuplicateBenchmark(PrintStream out, Options options) {
        this.out = out;
        this.options = options;
    }

    /** Options as {@code ./kalimtak help} lists them; {@code kalimtak.home} names the built project. */
    public static void main(String[] arguments) throws Exception {
        Bench.main(
                "neardup",
                defaults(),
                arguments,
                bench -> new NearDuplicateBenchmark(bench.out(), bench.options())
                        .run(bench.home().root()));
    }

    private static Map<String, Integer> defaults() {
        Map<String, Integer> defaults = new LinkedHashMap<>();
        defaults.put("texts", 5_000);
        defaults.put("rounds", 5);
        defaults.put("warm-up", 60);
        defaults.put("pairs", 20_000);
        defaults.put("one-in", 5);
        defaults.put("embeddings", 4_000);
        return defaults;
    }

    private void run(Path project) throws IOException {
        Optional<Path> corpus = LoadCorpus.find(project);
        List<LoadCorpus.Row> rows = corpus.isPresent() ? LoadCorpus.read(corpus.get(), Integer.MAX_VALUE) : List.of();
        out.println(rows.isEmpty() ? "texts of the demonstration corpus" : "texts of the load corpus");
        SignatureRates rates = new SignatureRates(texts(rows));
        rates.warmUp(options.of("warm-up"));
        for (int round = 0; round < options.positive("rounds"); round++) {
            rates.round();
        }
        rates.print(out);
        if (!rows.isEmpty()) {
            List<LoadCorpus.Row> sample = sample(rows);
            new FoundTable(sample).print(out);
            meaning(sample);
        }
        Goals goals = new Goals(out);
        MeetingCurve curve = new MeetingCurve(options.positive("pairs"));
        curve.measure(out, goals);
        rates.check(goals);
        goals.conclude();
    }

    /** As many as asked for; what there is, again and again when it is fewer. */
    private List<String> texts(List<LoadCorpus.Row> rows) {
        List<String> all = rows.isEmpty()
                ? DemoCorpus.read().stream().map(row -> row.input()).toList()
                : rows.stream().map(LoadCorpus.Row::text).toList();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < options.positive("texts"); i++) {
            texts.add(all.get(i % all.size()));
        }
        return texts;
    }

    private void meaning(List<LoadCorpus.Row> sample) {
        if (options.of("embeddings") > 0) {
            // Sorted by what they are edits of, a part has the originals of most of its edits.
            new MeaningTable(sample.stream()
                            .sorted(Comparator.comparingLong(LoadCorpus.Row::original))
                            .limit(options.of("embeddings"))
                            .toList())
                    .print(out);
        }
    }

    /** One in so many originals, with their edits. */
    private List<LoadCorpus.Row> sample(List<LoadCorpus.Row> rows) {
        int share = options.positive("one-in");
        return rows.stream().filter(row -> row.original() % share == 0).toList();
    }
}
