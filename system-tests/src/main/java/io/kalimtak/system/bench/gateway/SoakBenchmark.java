package io.kalimtak.system.bench.gateway;

import io.kalimtak.system.bench.Bench;
import io.kalimtak.system.bench.Goals;
import io.kalimtak.system.bench.Options;
import io.kalimtak.system.bench.Series;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Memory of the gateway's process over half an hour of half the load that it bears (S12), and then Portkey's. */
public final class SoakBenchmark {
    /** Flat: what a gateway gains in a minute at most, as a share of what it holds. */
    private static final double FLAT_SHARE = 0.001;

    /** The share of the time after which a JVM has grown to what the load needs. */
    private static final double SETTLED = 0.2;

    private final PrintStream out;
    private final Options options;
    private final BenchSystem system;
    private final ClosedLoop loop = new ClosedLoop();

    private SoakBenchmark(PrintStream out, Options options, BenchSystem system) {
        this.out = out;
        this.options = options;
        this.system = system;
    }

    /** Options as {@code ./kalimtak help} lists them; {@code kalimtak.home} names the built project. */
    public static void main(String[] arguments) throws Exception {
        Bench.main("soak", defaults(), arguments, SoakBenchmark::measure);
    }

    private static void measure(Bench bench) throws IOException, InterruptedException {
        boolean everything = bench.options().of("all-services") > 0;
        try (BenchSystem system = BenchSystem.start(bench.home(), bench.folders(), everything, bench.out())) {
            new SoakBenchmark(bench.out(), bench.options(), system).run();
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
        defaults.put("all-services", 0);
        return defaults;
    }

    private void run() throws IOException, InterruptedException {
        Optional<Target> portkey = options.of("portkey") == 0 ? Optional.empty() : system.portkey();
        double rate = rate(system.kalimtak());
        if (portkey.isPresent()) {
            // The same load for both: what the weaker of the two bears at half its strength.
            rate = Math.min(rate, rate(portkey.get()));
        }
        out.printf(Locale.ROOT, "%,.0f calls a second for %d minutes each%n", rate, options.positive("minutes"));
        Soak soak = new Soak(out, options.positive("sample-seconds"));
        MemoryLine our = soak.run(system.kalimtak(), system.gatewayProcess(), rate, options.of("minutes"));
        MemoryLine peer = portkey.isPresent()
                ? soak.run(portkey.get(), system.portkeyProcess(), rate, options.of("minutes"))
                : null;
        print(our, peer);
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

    private void print(MemoryLine our, MemoryLine peer) {
        out.println();
        line("Kalimtak's gateway", our);
        if (peer != null) {
            line("Portkey " + Portkey.VERSION, peer);
        }
        out.println();
        Goals goals = new Goals(out);
        goals.atMost(
                "S12 growth a minute after the first fifth, share of all",
                Series.of(our.slope(settled()) / our.last()),
                FLAT_SHARE);
        goals.atMost(
                "S12 memory at the end ÷ Portkey's",
                peer == null ? new Series() : Series.of(our.last() / peer.last()),
                1);
        goals.conclude();
    }

    private double settled() {
        return SETTLED * options.of("minutes");
    }

    private void line(String name, MemoryLine line) {
        out.printf(
                Locale.ROOT,
                "%-22s start %7.1f MB   end %7.1f MB   %+.2f MB a minute after the first fifth%n",
                name,
                line.first(),
                line.last(),
                line.slope(settled()));
    }
}
