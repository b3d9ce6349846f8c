package io.kalimtak.system.bench.curation;

import io.kalimtak.local.server.DatabaseSetup;
import io.kalimtak.local.server.Home;
import io.kalimtak.system.Tables;
import io.kalimtak.system.bench.Goals;
import io.kalimtak.system.bench.Machine;
import io.kalimtak.system.bench.Options;
import io.kalimtak.system.bench.Series;
import io.kalimtak.system.bench.ingest.Texts;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What adding candidates costs when many are there already (S7): the same number of ratings comes by the topics into a small
 * and into a large installation, and is judged, made candidates and compared with every request that is there. One system
 * grows from small to large, since two would share the cores. Writing a whole set is linear in its rows and is not part of
 * adding; what a job takes besides comparing is printed.
 */
public final class GrowBenchmark {
    private static final int WARM_UP = 2_000;

    private final PrintStream out;
    private final Options options;
    private final Home home;
    private final Texts texts;
    private int sent;

    private GrowBenchmark(PrintStream out, Options options, Home home, Texts texts) {
        this.out = out;
        this.options = options;
        this.home = home;
        this.texts = texts;
    }

    /** Options as {@code ./kalimtak help} lists them; {@code kalimtak.home} names the built project. */
    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(defaults(), arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("kalimtak: bench grow: " + e.getMessage());
            System.exit(2);
            return;
        }
        Home home = Home.find();
        new GrowBenchmark(System.out, options, home, Texts.find(home.root())).run();
    }

    private static Map<String, Integer> defaults() {
        Map<String, Integer> defaults = new LinkedHashMap<>();
        defaults.put("small", 100_000);
        defaults.put("large", 1_000_000);
        defaults.put("added", 10_000);
        defaults.put("rounds", 3);
        defaults.put("heap", 448);
        return defaults;
    }

    private void run() throws Exception {
        Machine.describe(out, home.root(), options);
        out.printf("rows from %s%n", texts.source());
        CurateBenchmark.withSystem(home, options.positive("heap"), system -> {
            PGSimpleDataSource database = system.servers().postgres().administrator(DatabaseSetup.DATABASE);
            RatedSamples samples = new RatedSamples(texts, 7, Instant.now().minusSeconds(86_400));
            try (RatedTopics topics = new RatedTopics(system.servers(), samples)) {
                CurationRun runs = new CurationRun(system);
                add(database, topics, WARM_UP);
                runs.dryRun();
                CuratedPool pool = new CuratedPool(database, texts);
                Series small = measure(database, topics, runs, pool, 0, options.positive("small"));
                Series large = measure(database, topics, runs, pool, options.of("small"), options.positive("large"));
                Goals goals = new Goals(out);
                goals.atMost("S7 adding to the large pool over adding to the small one", large.over(small), 1.5);
                goals.conclude();
            }
        });
    }

    private Series measure(
            PGSimpleDataSource database, RatedTopics topics, CurationRun runs, CuratedPool pool, int from, int to)
            throws Exception {
        long began = System.nanoTime();
        pool.fill(from, to);
        out.printf("%n%,d curated, filled in %.0f s%n", to, (System.nanoTime() - began) / 1e9);
        // The first job sees tables that changed under its plans.
        runs.dryRun();
        Series whole = new Series();
        for (int round = 1; round <= options.positive("rounds"); round++) {
            double judged = add(database, topics, options.positive("added"));
            CurationRun.Ended job = runs.dryRun();
            double compared = job.stages().getOrDefault("COMPARE", 0.0);
            whole.add(judged + compared);
            out.printf(
                    "round %d: topic → judged candidates %.1f s, compared %.2f s; the rest of a job %.1f s %s%n",
                    round, judged, compared, job.seconds() - compared, job.stages());
        }
        out.printf("adding %,d to %,d: %s s%n", options.of("added"), to, whole.text(1));
        return whole;
    }

    /** Seconds until so many new ratings are candidates. */
    private double add(PGSimpleDataSource database, RatedTopics topics, int rows) throws Exception {
        long judged = Long.parseLong(new Tables(database)
                .column("SELECT count(*) FROM curation.judgements")
                .getFirst());
        long began = System.nanoTime();
        topics.rated(sent, rows);
        sent += rows;
        CurateBenchmark.awaitJudged(database, judged + rows);
        return (System.nanoTime() - began) / 1e9;
    }
}
