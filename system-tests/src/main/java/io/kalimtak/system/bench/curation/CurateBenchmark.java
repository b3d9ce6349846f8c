package io.kalimtak.system.bench.curation;

import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.PortPlan;
import io.kalimtak.local.launch.Service;
import io.kalimtak.local.launch.ServiceTuning;
import io.kalimtak.local.launch.SystemSettings;
import io.kalimtak.local.server.DatabaseSetup;
import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.RunFolders;
import io.kalimtak.system.Tables;
import io.kalimtak.system.bench.Goals;
import io.kalimtak.system.bench.Machine;
import io.kalimtak.system.bench.Options;
import io.kalimtak.system.bench.Series;
import io.kalimtak.system.bench.ingest.Texts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.postgresql.ds.PGSimpleDataSource;

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

    private static final long LOOK_EVERY_MS = 200;
    private static final long PATIENCE_NANOS = TimeUnit.HOURS.toNanos(2);

    private record Figures(double seconds, double peakMegabytes, Series visible) {}

    private final PrintStream out;
    private final Options options;
    private final Home home;
    private final Texts texts;

    private CurateBenchmark(PrintStream out, Options options, Home home) throws IOException {
        this.out = out;
        this.options = options;
        this.home = home;
        this.texts = Texts.find(home.root());
    }

    /** Options as {@code ./kalimtak help} lists them; {@code kalimtak.home} names the built project. */
    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(defaults(), arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("kalimtak: bench curate: " + e.getMessage());
            System.exit(2);
            return;
        }
        new CurateBenchmark(System.out, options, Home.find()).run();
    }

    private static Map<String, Integer> defaults() {
        Map<String, Integer> defaults = new LinkedHashMap<>();
        defaults.put("rows", 100_000);
        defaults.put("heap", 448);
        defaults.put("single", 300);
        return defaults;
    }

    private void run() throws Exception {
        Machine.describe(out, home.root(), options);
        int rows = options.positive("rows");
        Figures small = measure(Math.max(1, rows / TENTH), 0);
        Figures large = measure(rows, options.of("single"));
        Goals goals = new Goals(out);
        goals.atMost("whole time for ten times as many rows", Series.of(large.seconds / small.seconds), MOST_GROWTH);
        goals.atMost("peak resident memory, MiB", Series.of(large.peakMegabytes), MEGABYTES_OF_A_GIGABYTE);
        if (options.of("single") > 0) {
            goals.atMost("S9 rating → candidate, p99, s", large.visible, 1);
        }
        goals.conclude();
    }

    /** What is done with a system that is up. */
    @FunctionalInterface
    interface Work {
        void with(KalimtakSystem system) throws Exception;
    }

    /** PostgreSQL, Kafka, the schema registry and the service with this heap, with new data, for the work alone. */
    static void withSystem(Home home, int heapMegabytes, Work work) throws Exception {
        RunFolders folders = new RunFolders(Files.createTempDirectory("kalimtak-bench"));
        ServiceTuning tuning =
                new ServiceTuning(List.of("-XX:TieredStopAtLevel=4", "-Xmx" + heapMegabytes + "m"), Map.of());
        SystemSettings settings = new SystemSettings(home, folders, PortPlan.free(), List.of(Service.CURATION), tuning);
        try (KalimtakSystem system = KalimtakSystem.open(settings, (server, took) -> {})) {
            system.start();
            work.with(system);
        } finally {
            folders.delete();
        }
    }

    private Figures measure(int rows, int single) throws Exception {
        AtomicReference<Figures> figures = new AtomicReference<>();
        withSystem(home, options.positive("heap"), system -> figures.set(measure(system, rows, single)));
        return figures.get();
    }

    private Figures measure(KalimtakSystem system, int rows, int single) throws Exception {
        PGSimpleDataSource database = system.servers().postgres().administrator(DatabaseSetup.DATABASE);
        RatedSamples samples = new RatedSamples(texts, 1, Instant.now().minusSeconds(86_400));
        out.printf("%,d rows from %s%n", rows, texts.source());
        try (RatedTopics topics = new RatedTopics(system.servers(), samples)) {
            CurationRun runs = new CurationRun(system);
            topics.rated(0, WARM_UP);
            awaitJudged(database, WARM_UP);
            runs.run();
            long began = System.nanoTime();
            topics.rated(WARM_UP, rows);
            awaitJudged(database, WARM_UP + rows);
            double judged = (System.nanoTime() - began) / 1e9;
            out.printf("topic → judged candidates: %.1f s, %,.0f rows/s%n", judged, rows / judged);
            CurationRun.Ended ended = runs.run();
            print(rows, ended, runs);
            Series visible = new Series();
            if (single > 0) {
                visible.add(new SingleRatings(database, topics, samples).p99Seconds(out, WARM_UP + rows, single));
            }
            double peak = peakMegabytes(system.process(Service.CURATION).pid());
            out.printf("peak resident memory of the service: %,.0f MiB%n%n", peak);
            return new Figures(judged + ended.seconds(), peak, visible);
        }
    }

    /** Waits until so many interactions are judged. */
    static void awaitJudged(PGSimpleDataSource database, long rows) throws Exception {
        Tables tables = new Tables(database);
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (Long.parseLong(tables.column("SELECT count(*) FROM curation.judgements")
                        .getFirst())
                < rows) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the service did not judge the rows within two hours");
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
    }

    private void print(int rows, CurationRun.Ended ended, CurationRun runs) throws Exception {
        out.printf("job: %.1f s, %,.0f rows/s%n", ended.seconds(), rows / ended.seconds());
        ended.stages()
                .forEach((stage, seconds) ->
                        out.printf("  %-8s %8.2f s %,10.0f rows/s%n", stage, seconds, rows / seconds));
        out.printf("funnel: %s%n", ended.job().path("funnel"));
        out.printf(
                "counts: %s%n",
                runs.set(ended.job().path("training_set_id").asText()).path("counts"));
    }

    /** The most that the process ever held, by Linux; 0 elsewhere. */
    private static double peakMegabytes(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
