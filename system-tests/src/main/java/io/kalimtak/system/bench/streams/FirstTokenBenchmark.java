package io.kalimtak.system.bench.streams;

import io.kalimtak.local.server.ChildServer;
import io.kalimtak.system.bench.Bench;
import io.kalimtak.system.bench.Options;
import io.kalimtak.system.bench.gateway.Door;
import io.kalimtak.system.bench.gateway.Load;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * The time to the first token that a gateway adds while many streams are under way, and whether every chunk of every stream
 * arrives once and in order; of ours also whether as many interactions were logged, word for word.
 */
public final class FirstTokenBenchmark {
    private final Bench bench;
    private final StreamSystem system;
    private final StreamRound streams;
    private final FirstTokenFigures direct = new FirstTokenFigures();
    private final FirstTokenFigures peer = new FirstTokenFigures();
    private final FirstTokenFigures our = new FirstTokenFigures();

    private FirstTokenBenchmark(Bench bench, StreamSystem system) {
        Options options = bench.options();
        this.bench = bench;
        this.system = system;
        this.streams = new StreamRound(
                new StreamScript(0, options.positive("chunks"), options.of("first-ms"), options.of("every-ms"), 0),
                options.positive("streams"));
    }

    /** Options as {@code ./kalimtak help} lists them; {@code kalimtak.home} names the built project. */
    public static void main(String[] arguments) throws Exception {
        Map<String, Integer> defaults = StreamSystem.defaults(200);
        defaults.put("rounds", 5);
        defaults.put("per-caller", 5);
        defaults.put("warm-up", 60);
        defaults.put("chunks", 50);
        defaults.put("first-ms", 200);
        defaults.put("every-ms", 20);
        Bench.main("streams", defaults, arguments, FirstTokenBenchmark::measure);
    }

    private static void measure(Bench bench) throws IOException, InterruptedException {
        try (StreamSystem system = StreamSystem.start(bench)) {
            new FirstTokenBenchmark(bench, system).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        Door ours = system.gateways().kalimtak();
        Door portkey = system.gateways().portkey().orElse(null);
        warmUp(ours);
        if (portkey != null) {
            warmUp(portkey);
        }
        for (int round = 1; round <= bench.options().positive("rounds"); round++) {
            bench.out().println("round " + round);
            measure(system.gateways().upstream(), null, direct);
            if (portkey != null) {
                measure(portkey, system.gateways().portkeyProcess(), peer);
            }
            measure(ours, system.gateways().gatewayProcess(), our);
        }
        LoggedStreams logged = LoggedStreams.in(system.gateways().bootstrapServers());
        new FirstTokenReport(direct, our, portkey == null ? null : peer)
                .print(bench, logged.whole(our.tally().ids()));
    }

    private void warmUp(Door door) throws IOException, InterruptedException {
        long until = System.nanoTime() + bench.options().of("warm-up") * 1_000_000_000L;
        streams.run(door, done -> System.nanoTime() < until, new StreamTally());
    }

    private void measure(Door door, ChildServer process, FirstTokenFigures figures)
            throws IOException, InterruptedException {
        int times = bench.options().positive("per-caller");
        Duration before = busy(process);
        Load firsts = streams.run(door, done -> done < times, figures.tally());
        figures.add(firsts, process == null ? null : busy(process).minus(before));
        bench.out().println(FirstTokenFigures.line(door.name(), firsts));
    }

    /** Processor time until now; nothing where the system does not tell. */
    private static Duration busy(ChildServer process) {
        return process == null
                ? Duration.ZERO
                : ProcessHandle.of(process.pid())
                        .flatMap(handle -> handle.info().totalCpuDuration())
                        .orElse(Duration.ZERO);
    }
}
