package io.kalimtak.system.bench.streams;

import io.kalimtak.local.server.ChildServer;
import io.kalimtak.system.bench.Bench;
import io.kalimtak.system.bench.Options;
import io.kalimtak.system.bench.gateway.Door;
import io.kalimtak.system.bench.gateway.MemoryLine;
import io.kalimtak.system.bench.gateway.MemoryReport;
import io.kalimtak.system.bench.gateway.MemoryWatch;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** Memory of the gateway's process while so many streams are always under way (S12), and then Portkey's. */
public final class StreamSoakBenchmark {
    private final Bench bench;
    private final Options options;
    private final StreamRound streams;

    private StreamSoakBenchmark(Bench bench) {
        this.bench = bench;
        this.options = bench.options();
        this.streams = new StreamRound(
                new StreamScript(0, options.positive("chunks"), options.of("first-ms"), options.of("every-ms"), 0),
                options.positive("streams"));
    }

    /** Options as {@code ./kalimtak help} lists them; {@code kalimtak.home} names the built project. */
    public static void main(String[] arguments) throws Exception {
        Map<String, Integer> defaults = StreamSystem.defaults(50);
        defaults.put("minutes", 30);
        defaults.put("sample-seconds", 10);
        defaults.put("portkey", 1);
        defaults.put("chunks", 50);
        defaults.put("first-ms", 200);
        defaults.put("every-ms", 20);
        Bench.main("streams-soak", defaults, arguments, StreamSoakBenchmark::measure);
    }

    private static void measure(Bench bench) throws IOException, InterruptedException {
        try (StreamSystem system = StreamSystem.start(bench)) {
            new StreamSoakBenchmark(bench).run(system);
        }
    }

    private void run(StreamSystem system) throws IOException, InterruptedException {
        Door portkey = options.of("portkey") > 0 ? system.gateways().portkey().orElse(null) : null;
        int minutes = options.positive("minutes");
        MemoryLine our = soak(system.gateways().kalimtak(), system.gateways().gatewayProcess(), minutes);
        MemoryLine theirs =
                portkey == null ? null : soak(portkey, system.gateways().portkeyProcess(), minutes);
        new MemoryReport(our, theirs, minutes)
                .print(bench, options.of("streams") + " streams at any time for " + minutes + " minutes each");
    }

    private MemoryLine soak(Door door, ChildServer process, int minutes) throws IOException, InterruptedException {
        StreamTally tally = new StreamTally();
        long until = System.nanoTime() + minutes * 60_000_000_000L;
        try (MemoryWatch watch =
                new MemoryWatch(bench.out(), door.name(), process, options.positive("sample-seconds"))) {
            streams.run(door, done -> System.nanoTime() < until, tally);
            bench.out()
                    .printf(
                            Locale.ROOT,
                            "  %s answered %,d streams, %d not; chunks lost / twice / out of order / foreign: %s; without"
                                    + " [DONE]: %d%n",
                            door.name(),
                            tally.ids().size(),
                            tally.refused(),
                            tally.cell(),
                            tally.unfinished());
            return watch.line();
        }
    }
}
