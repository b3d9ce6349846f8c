package io.kalimtak.system.bench.gateway;

import io.kalimtak.system.bench.Bench;
import io.kalimtak.system.bench.Goals;
import io.kalimtak.system.bench.Options;
import io.kalimtak.system.bench.Series;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The time that the gateway adds (S1), the answers a second that it gives with p99 ≤ 50 ms (S2), and its tail at 70 % of
 * that (S3), beside Portkey's gateway in front of an upstream without delay. The two do not do the same work: ours makes
 * the answer with the embedded engine and has it durable in Kafka before it is given, Portkey's passes it on and records
 * nothing.
 */
public final class GatewayBenchmark {
    private static final double OPEN_SHARE = 0.7;

    private final PrintStream out;
    private final Options options;
    private final BenchSystem system;
    private final ClosedLoop loop = new ClosedLoop();

    private GatewayBenchmark(PrintStream out, Options options, BenchSystem system) {
        this.out = out;
        this.options = options;
        this.system = system;
    }

    /** Options as {@code ./kalimtak help} lists them; {@code kalimtak.home} names the built project. */
    public static void main(String[] arguments) throws Exception {
        Bench.main("gateway", defaults(), arguments, GatewayBenchmark::measure);
    }

    private static void measure(Bench bench) throws IOException, InterruptedException {
        boolean everything = bench.options().of("all-services") > 0;
        try (BenchSystem system = BenchSystem.start(bench.home(), bench.folders(), everything, bench.out())) {
            new GatewayBenchmark(bench.out(), bench.options(), system).run();
        }
    }

    private static Map<String, Integer> defaults() {
        Map<String, Integer> defaults = new LinkedHashMap<>();
        defaults.put("rounds", 5);
        defaults.put("warm-up", 60);
        defaults.put("seconds", 5);
        defaults.put("all-services", 0);
        return defaults;
    }

    private void run() throws IOException, InterruptedException {
        Target ours = system.kalimtak();
        Optional<Target> portkey = system.portkey();
        warmUp(ours);
        if (portkey.isPresent()) {
            warmUp(portkey.get());
        }
        GatewayFigures our = new GatewayFigures();
        GatewayFigures peer = new GatewayFigures();
        Series direct = new Series();
        for (int round = 1; round <= options.positive("rounds"); round++) {
            double upstream =
                    loop.run(system.upstream(), 1, options.positive("seconds")).percentile(0.5);
            direct.add(upstream);
            out.printf("round %d, the upstream without a gateway: p50 %.2f ms%n", round, upstream);
            if (portkey.isPresent()) {
                measure(portkey.get(), peer);
            }
            measure(ours, our);
        }
        print(our, portkey.isPresent() ? peer : null, direct);
    }

    private void warmUp(Target target) throws IOException, InterruptedException {
        loop.run(target, 8, options.of("warm-up"));
    }

    private void measure(Target target, GatewayFigures figures) throws IOException, InterruptedException {
        Ladder.Top top = new Ladder(loop, options.of("seconds")).climb(target);
        Load open = new OpenLoop().run(target, Math.max(1, OPEN_SHARE * top.rate()), options.of("seconds"));
        figures.add(top);
        figures.add(open);
        out.println(GatewayFigures.line(target.name(), top, open));
    }

    private void print(GatewayFigures our, GatewayFigures peer, Series direct) {
        out.println();
        our.print(out, "Kalimtak, which answers itself and has each answer durable in Kafka before it is given");
        if (peer != null) {
            peer.print(out, "Portkey " + Portkey.VERSION + ", which passes on and records nothing");
        }
        out.printf("the upstream without a gateway, one caller, p50%n  %s ms%n%n", direct.text(2));
        Goals goals = new Goals(out);
        our.check(goals, peer, direct);
        goals.conclude();
    }
}
