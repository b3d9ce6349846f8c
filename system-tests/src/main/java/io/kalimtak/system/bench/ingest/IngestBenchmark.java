package io.kalimtak.system.bench.ingest;

import io.kalimtak.events.v1.Interaction;
import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.PortPlan;
import io.kalimtak.local.launch.Service;
import io.kalimtak.local.launch.ServiceTuning;
import io.kalimtak.local.launch.SystemSettings;
import io.kalimtak.local.server.ChildServer;
import io.kalimtak.local.server.DatabaseSetup;
import io.kalimtak.local.server.EmbeddedServers;
import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.RunFolders;
import io.kalimtak.schemas.Topic;
import io.kalimtak.system.bench.Bench;
import io.kalimtak.system.bench.Options;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How fast interaction-service turns its topic into rows (S4), and producing, consuming and storing at the same time
 * (S5), against COPY, one-row commits and Kafka's own rates on the same servers. It starts PostgreSQL, Kafka, the schema
 * registry and the service on free ports with new data, and leaves nothing.
 */
public final class IngestBenchmark {
    private static final int REPLAYED = 5_000;

    private final PrintStream out;
    private final Options options;
    private final Home home;
    private final RunFolders folders;

    private IngestBenchmark(Bench bench) {
        this.out = bench.out();
        this.options = bench.options();
        this.home = bench.home();
        this.folders = bench.folders();
    }

    /** Options as {@code ./kalimtak help} lists them; {@code kalimtak.home} names the built project. */
    public static void main(String[] arguments) throws Exception {
        Map<String, Integer> defaults = new LinkedHashMap<>();
        defaults.put("rows", 200_000);
        defaults.put("rounds", 5);
        defaults.put("one-row-commits", 20_000);
        Bench.main("ingest", defaults, arguments, bench -> new IngestBenchmark(bench).run());
    }

    private void run() throws Exception {
        ServiceTuning tuning = new ServiceTuning(List.of("-XX:TieredStopAtLevel=4"), Map.of());
        SystemSettings settings =
                new SystemSettings(home, folders, PortPlan.free(), List.of(Service.INTERACTION), tuning);
        try (KalimtakSystem system = KalimtakSystem.open(settings, (server, took) -> {})) {
            system.start();
            measure(system);
        }
    }

    private void measure(KalimtakSystem system) throws Exception {
        EmbeddedServers servers = system.servers();
        PGSimpleDataSource database = servers.postgres().administrator(DatabaseSetup.DATABASE);
        Texts texts = Texts.find(home.root());
        SampleInteractions samples = new SampleInteractions(texts, 1, Instant.now());
        BenchTables tables = new BenchTables(database);
        tables.createTwin();
        CopyYardstick copy = new CopyYardstick(database, folders.root());
        try (InteractionTopic topic = new InteractionTopic(
                servers.kafka().bootstrapServers(),
                WireFormat.of(servers.registry().confluentApi(), Topic.INTERACTIONS, Interaction.class),
                samples)) {
            IngestRounds rounds = new IngestRounds(
                    tables,
                    topic,
                    samples,
                    copy,
                    new OneRowYardstick(database, samples),
                    new HeldService(system.process(Service.INTERACTION)));
            coldStart(system.process(Service.INTERACTION), topic, samples, rounds);
            IngestFigures figures = rounds(rounds);
            rounds.requireReplayChangesNothing(REPLAYED);
            out.printf(
                    "%nrows of %,d bytes on average from %s; %,d sent twice were stored once%n",
                    copy.bytes() / options.of("rows"), texts.source(), REPLAYED);
            figures.print(out, copy.copier());
        }
    }

    /** The backlog that a service finds when it starts; also its JVM's warm-up for the rounds. */
    private void coldStart(ChildServer service, InteractionTopic topic, SampleInteractions samples, IngestRounds rounds)
            throws Exception {
        int rows = options.positive("rows");
        service.stop();
        topic.produce(samples.take(rows), rows);
        service.start();
        out.printf("just started, from its first row on: %,.0f rows/s%n", rows / rounds.untilStored(rows));
    }

    private IngestFigures rounds(IngestRounds rounds) throws Exception {
        IngestFigures figures = new IngestFigures();
        for (int number = 1; number <= options.positive("rounds"); number++) {
            IngestFigures.Round round = rounds.round(options.of("rows"), options.positive("one-row-commits"));
            out.println(IngestFigures.line(number, round));
            figures.add(round);
        }
        return figures;
    }
}
