package io.kalimtak.system.bench.gateway;

import io.kalimtak.local.demo.DemoCorpus;
import io.kalimtak.local.demo.DemoRow;
import io.kalimtak.system.bench.Bench;
import io.kalimtak.system.bench.Options;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Memory of the gateway's process over half an hour of half the load that it bears (S12), and then Portkey's. */
public final class SoakBenchmark {
    private final Bench bench;
    private final Options options;
    private final BenchSystem system;
    private final List<DemoRow> rows = DemoCorpus.read();
    private final ClosedLoop loop = new ClosedLoop();

    private SoakBenchmark(Bench bench, BenchSystem system) {
        this.bench = bench;
        this.options = bench.options();
        this.system = system;
    }

    /** Options as {@code ./kalimtak help} lists them; {@code kalimtak.home} names the built project. */
    public static void main(String[] arguments) throws Exception {
        Bench.main("soak", defaults(), arguments, SoakBenchmark::measure);
    }

    private static void measure(Bench bench) throws IOException, InterruptedException {
        Options options = bench.options();
        try (LoopbackServer upstream = ZeroDelayUpstream.start();
                BenchSystem system = BenchSystem.start(
                        bench,
                        new BenchSettings(
                                upstream.port(),
                                options.of("chat") > 0,
                                0,
                                0,
                                options.of("all-services") > 0,
                                options.of("load-cores")))) {
            new SoakBenchmark(bench, system).run();
        }
    }

    private static Map<String, Integer> defaults() {
        Map<String, Integer> defaults = new LinkedHashMap<>();
        defaults.put("minutes", 30);
        defaults.put("sample-seconds", 10);
        defaults.put("warm-up", 60);
        defaults.put("seconds", 5);
        defaults.put("rate", 0);
        defaults.put("portkey", 1);
        defaults.put("chat", 0);
        defaults.put("all-services", 0);
        defaults.put("load-cores", Cores.toSpare());
        return defaults;
    }

    private void run() throws IOException, InterruptedException {
        boolean chat = options.of("chat") > 0;
        Target ours = chat ? Target.chat(system.kalimtak(), rows) : Target.generate(system.kalimtak(), rows);
        Target peer = options.of("portkey") > 0 && system.portkey().isPresent()
                ? Target.chat(system.portkey().get(), rows)
                : null;
        double rate = rate(ours);
        if (peer != null) {
            // The same load for both: what the weaker of the two bears at half its strength.
            rate = Math.min(rate, rate(peer));
        }
        int minutes = options.positive("minutes");
        String load = String.format(Locale.ROOT, "%,.0f calls a second for %d minutes each", rate, minutes);
        bench.out().println(load);
        system.settle();
        Soak soak = new Soak(bench.out(), options.positive("sample-seconds"));
        MemoryLine our = soak.run(ours, system.gatewayProcess(), rate, minutes);
        MemoryLine theirs = peer == null ? null : soak.run(peer, system.portkeyProcess(), rate, minutes);
        new MemoryReport(our, theirs, minutes).print(bench, load);
    }

    private double rate(Target target) throws IOException, InterruptedException {
        loop.run(target, 8, options.of("warm-up"));
        return options.of("rate") > 0
                ? options.of("rate")
                : Math.max(
                        1,
                        new Ladder(loop, options.positive("seconds"))
                                        .climb(target)
                                        .rate()
                                / 2);
    }
}
