package io.kalimtak.system.bench.curation;

import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.Ports;
import io.kalimtak.local.server.PostgresServer;
import io.kalimtak.local.server.RunFolders;
import io.kalimtak.system.bench.Bench;
import io.kalimtak.system.bench.Goals;
import io.kalimtak.system.bench.Options;
import io.kalimtak.system.bench.Series;
import io.kalimtak.system.bench.ingest.Texts;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How fast a training set leaves PostgreSQL (S8): the service's own writer in a JVM of 256 MB of heap, without and with
 * Parquet, against COPY of the same rows. It starts PostgreSQL on a free port with new data, and leaves nothing.
 */
public final class ExportBenchmark {
    private static final String PASSWORD = "bench";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PrintStream out;
    private final Options options;
    private final Home home;
    private final RunFolders folders;
    private final Series lines = new Series();
    private final Series columns = new Series();
    private final Series copy = new Series();
    private final Series copyInOrder = new Series();

    private ExportBenchmark(Bench bench) {
        this.out = bench.out();
        this.options = bench.options();
        this.home = bench.home();
        this.folders = bench.folders();
    }

    /** Options as {@code ./kalimtak help} lists them; {@code kalimtak.home} names the built project. */
    public static void main(String[] arguments) throws Exception {
        Map<String, Integer> defaults = new LinkedHashMap<>();
        defaults.put("rows", 1_000_000);
        defaults.put("rounds", 3);
        Bench.main("export", defaults, arguments, bench -> new ExportBenchmark(bench).run());
    }

    private void run() throws Exception {
        PostgresServer postgres =
                new PostgresServer(home, folders, Ports.free(1).getFirst(), PASSWORD, true);
        try {
            postgres.start();
            postgres.awaitReady(PATIENCE);
            measure(postgres);
        } finally {
            postgres.stop();
        }
    }

    private void measure(PostgresServer postgres) throws IOException, SQLException, InterruptedException {
        var database = postgres.administrator(PostgresServer.ADMINISTRATOR);
        Texts texts = Texts.find(home.root());
        new CandidateTable(database, texts)
                .fill(
                        home.root().resolve("curation-service/src/main/resources/db/migration"),
                        options.positive("rows"));
        out.printf("rows from %s%n", texts.source());
        CopyOut yardstick = new CopyOut(database, folders.root());
        ExportProcess export = new ExportProcess(home, folders, database, PASSWORD);
        // Once without a clock, so that no round pays for a cold cache.
        yardstick.run(CandidateTable.ROWS);
        for (int round = 1; round <= options.positive("rounds"); round++) {
            copy.add(rate(yardstick.run(CandidateTable.ROWS)));
            lines.add(rate(export.run(CandidateTable.ROWS_IN_ORDER, false, options.of("rows"))));
            copyInOrder.add(rate(yardstick.run(CandidateTable.ROWS_IN_ORDER)));
            columns.add(rate(export.run(CandidateTable.ROWS_IN_ORDER, true, options.of("rows"))));
            out.printf("round %d of %d done%n", round, options.of("rounds"));
        }
        print(yardstick.bytes());
    }

    private double rate(double seconds) {
        return options.of("rows") / seconds;
    }

    private void print(long bytes) {
        out.printf("%nCOPY wrote %,d bytes a row%n", bytes / options.of("rows"));
        out.printf("COPY, in no order          rows/s %s%n", copy.text(0));
        out.printf("COPY, in the set's order   rows/s %s%n", copyInOrder.text(0));
        out.printf("JSON lines                 rows/s %s%n", lines.text(0));
        out.printf("JSON lines and Parquet     rows/s %s%n%n", columns.text(0));
        Goals goals = new Goals(out);
        goals.atLeast("S8 set of JSON lines, heap 256 MB, over COPY in no order", lines.over(copy), 0.3);
        out.printf(
                "the same over COPY in its order: %s%n", lines.over(copyInOrder).text(2));
        out.printf(
                "with Parquet over COPY in no order: %s%n", columns.over(copy).text(2));
        goals.conclude();
    }
}
