package io.kalimtak.system.bench.curation;

import io.kalimtak.system.bench.Bench;
import io.kalimtak.system.bench.Goals;
import io.kalimtak.system.bench.Options;
import io.kalimtak.system.bench.Series;
import io.kalimtak.system.bench.ingest.Texts;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How fast curation-service makes candidates of what the topics bring and a set of the candidates, how both grow with ten
 * times as many rows, what memory it holds, and how soon a rating is a candidate (S9). Each size has PostgreSQL, Kafka, the
 * schema registry and the service to itself, with new data; nothing is left.
 */
public final class CurateBenchmark {
    private static final int TENTH = 10;
    private static final double MOST_GROWTH = 11;
    private static final double MEGABYTES_OF_A_GIGABYTE = 1024;
    /** Judged before the clock starts: consumers join their groups and the encoder loads once, however many rows follow. */
    private static final int WARM_UP = 200;

    private record Figures(double judged, double job, ServiceMemory memory, Series visible) {
        double seconds() {
            return judged + job;
        }
    }

    private final Bench bench;
    private final PrintStream out;
    private final Options options;
    private final Texts texts;

    private CurateBenchmark(Bench bench) throws IOException {
        this.bench = bench;
        this.out = bench.out();
        this.options = bench.options();
        this.texts = Texts.find(bench.home().root());
    }

    /** Options as {@code ./kalimtak help} lists them; {@code kalimtak.home} names the built project. */
    public static void main(String[] arguments) throws Exception {
        Map<String, Integer> defaults = new LinkedHashMap<>();
        defaults.put("rows", 100_000);
        defaults.put("heap", 448);
        defaults.put("single", 300);
        defaults.put("by-rule", 5_000);
        Bench.main("curate", defaults, arguments, bench -> new CurateBenchmark(bench).run());
    }

    private void run() throws Exception {
        int rows = options.positive("rows");
        if (options.of("by-rule") > 0) {
            new RuleRates(bench).print(texts, options.of("by-rule"));
        }
        Figures small = measure(Math.max(1, rows / TENTH), 0);
        Figures large = measure(rows, options.of("single"));
        growth("topic → judged candidates", small.judged, large.judged);
        growth("job", small.job, large.job);
        Goals goals = new Goals(out);
        goals.atMost(
                "whole time for ten times as many rows", Series.of(large.seconds() / small.seconds()), MOST_GROWTH);
        goals.atMost("peak resident memory, MiB", Series.of(large.memory.residentMegabytes()), MEGABYTES_OF_A_GIGABYTE);
        if (options.of("single") > 0) {
            goals.atMost("S9 rating → candidate, p99, s", large.visible, 1);
        }
        goals.conclude();
    }

    private void growth(String name, double small, double large) {
        out.printf(Locale.ROOT, "%s: %.1f s, ten times as many %.1f s, %.2f ×%n", name, small, large, large / small);
    }

    private Figures measure(int rows, int single) throws Exception {
        RatedSamples samples = new RatedSamples(texts, 1, Instant.now().minusSeconds(86_400));
        out.printf("%n%,d rows from %s%n", rows, texts.source());
        try (CurationSystem system = CurationSystem.start(bench, "rows-" + rows, options.positive("heap"));
                RatedTopics topics = new RatedTopics(system.servers(), samples)) {
            Arrivals arrivals = new Arrivals(system.database(), samples);
            topics.rated(0, WARM_UP);
            arrivals.await(0, WARM_UP);
            system.jobs().run();
            long began = System.nanoTime();
            topics.rated(WARM_UP, rows);
            arrivals.await(WARM_UP, rows);
            double judged = (System.nanoTime() - began) / 1e9;
            out.printf(Locale.ROOT, "topic → judged candidates: %.1f s, %,.0f rows/s%n", judged, rows / judged);
            CurationRun.Ended ended = system.jobs().run();
            print(rows, ended, system.jobs());
            Series visible = new Series();
            if (single > 0) {
                visible.add(
                        new SingleRatings(system.database(), topics, samples).p99Seconds(out, WARM_UP + rows, single));
            }
            ServiceMemory memory = ServiceMemory.of(system.pid());
            out.printf(
                    Locale.ROOT,
                    "peak memory of the service: %,.0f MiB resident, heap at most %,.0f MiB of %,d%n",
                    memory.residentMegabytes(),
                    memory.heapMegabytes(),
                    options.of("heap"));
            return new Figures(judged, ended.seconds(), memory, visible);
        }
    }

    private void print(int rows, CurationRun.Ended ended, CurationRun runs) throws Exception {
        out.printf(Locale.ROOT, "job: %.1f s, %,.0f rows/s%n", ended.seconds(), rows / ended.seconds());
        ended.stages()
                .forEach((stage, seconds) ->
                        out.printf(Locale.ROOT, "  %-8s %8.2f s %,10.0f rows/s%n", stage, seconds, rows / seconds));
        out.printf("funnel: %s%n", ended.job().path("funnel"));
        out.printf(
                "counts: %s%n",
                runs.set(ended.job().path("training_set_id").asText()).path("counts"));
    }
}
