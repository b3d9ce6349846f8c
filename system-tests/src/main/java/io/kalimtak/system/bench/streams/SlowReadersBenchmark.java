package io.kalimtak.system.bench.streams;

import io.kalimtak.local.server.ChildServer;
import io.kalimtak.system.bench.Bench;
import io.kalimtak.system.bench.Goals;
import io.kalimtak.system.bench.Machine;
import io.kalimtak.system.bench.MarkdownTable;
import io.kalimtak.system.bench.Options;
import io.kalimtak.system.bench.Series;
import io.kalimtak.system.bench.gateway.Door;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether a caller who does not read holds the engine back, or fills the gateway's memory: the upstream has many megabytes for
 * each of many callers, who read nothing for a while and then everything.
 */
public final class SlowReadersBenchmark {
    private static final int PADDING = 4_096;
    private static final int BYTES_A_CHUNK = PADDING + 220;

    /** Of what the upstream has to send: what a gateway may gain at most while nobody reads, and what it may take off it. */
    private static final double GAIN_GOAL = 0.05;

    private static final double TAKEN_GOAL = 0.5;

    private final Bench bench;
    private final Options options;
    private final StreamSystem system;
    private final AtomicLong ids = new AtomicLong();

    private SlowReadersBenchmark(Bench bench, StreamSystem system) {
        this.bench = bench;
        this.options = bench.options();
        this.system = system;
    }

    /** Options as {@code ./kalimtak help} lists them; {@code kalimtak.home} names the built project. */
    public static void main(String[] arguments) throws Exception {
        Map<String, Integer> defaults = StreamSystem.defaults(50);
        defaults.put("megabytes", 16);
        defaults.put("hold-seconds", 30);
        Bench.main("slow-readers", defaults, arguments, SlowReadersBenchmark::measure);
    }

    private static void measure(Bench bench) throws IOException, InterruptedException {
        try (StreamSystem system = StreamSystem.start(bench)) {
            new SlowReadersBenchmark(bench, system).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        Door portkey = system.gateways().portkey().orElse(null);
        SlowReaders.Slowed our =
                slowed(system.gateways().kalimtak(), system.gateways().gatewayProcess());
        SlowReaders.Slowed peer =
                portkey == null ? null : slowed(portkey, system.gateways().portkeyProcess());
        long logged = LoggedStreams.in(system.gateways().bootstrapServers())
                .whole(our.tally().ids());
        print(our, peer, logged);
    }

    private SlowReaders.Slowed slowed(Door door, ChildServer process) throws IOException, InterruptedException {
        // The same streams, read at once: a process that has never had as many would grow by that alone.
        readers(0).run(door, process);
        SlowReaders.Slowed slowed = readers(options.of("hold-seconds")).run(door, process);
        bench.out()
                .printf(
                        Locale.ROOT,
                        "%-9s before %.0f MB, at most %.0f MB while nobody read, %.0f MB after; of %.0f MB the upstream could"
                                + " send %.0f MB meanwhile%n",
                        door.name(),
                        slowed.before(),
                        slowed.peak(),
                        slowed.after(),
                        slowed.all(),
                        slowed.held());
        return slowed;
    }

    private SlowReaders readers(int holdSeconds) {
        int chunks = options.positive("megabytes") * 1_000_000 / BYTES_A_CHUNK;
        List<StreamScript> scripts = new ArrayList<>();
        for (int i = 0; i < options.positive("streams"); i++) {
            scripts.add(new StreamScript(ids.incrementAndGet(), chunks, 0, 0, PADDING));
        }
        return new SlowReaders(scripts, holdSeconds, system.upstream());
    }

    private void print(SlowReaders.Slowed our, SlowReaders.Slowed peer, long logged) {
        bench.out().println();
        Goals goals = new Goals(bench.out());
        String gain = goals.atMost(
                "gained while nobody read ÷ all", Series.of((our.peak() - our.before()) / our.all()), GAIN_GOAL);
        String taken = goals.atMost("sent while nobody read ÷ all", Series.of(our.held() / our.all()), TAKEN_GOAL);
        StreamTally tally = our.tally();
        String whole = goals.atMost(
                "streams not answered whole, in the end",
                Series.of(tally.refused() + tally.wrongChunks() + tally.unfinished()),
                0);
        String kept = goals.atMost(
                "streams not logged once and whole", Series.of(tally.ids().size() - logged), 0);
        goals.conclude();
        MarkdownTable table = new MarkdownTable(
                Machine.stamp(bench.home().root()) + ", `" + bench.options() + "`", "Kalimtak", "Portkey", "goal");
        row(table, "memory before, MB", our.before(), peer == null ? Double.NaN : peer.before(), "");
        row(
                table,
                "at most while nobody read, MB",
                our.peak(),
                peer == null ? Double.NaN : peer.peak(),
                "gained ÷ all " + gain);
        row(table, "when all had read, MB", our.after(), peer == null ? Double.NaN : peer.after(), "");
        row(
                table,
                "the upstream could send while nobody read, MB",
                our.held(),
                peer == null ? Double.NaN : peer.held(),
                "÷ all " + taken);
        row(table, "it sent in the end, MB", our.all(), peer == null ? Double.NaN : peer.all(), "");
        table.row(
                        "chunks lost / twice / out of order / foreign",
                        tally.cell(),
                        peer == null ? "" : peer.tally().cell(),
                        whole)
                .row("logged once and whole", Long.toString(logged), "", "all: " + kept)
                .print(bench.out());
    }

    private static void row(MarkdownTable table, String name, double our, double peer, String goal) {
        table.row(name, number(our), Double.isNaN(peer) ? "" : number(peer), goal);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
