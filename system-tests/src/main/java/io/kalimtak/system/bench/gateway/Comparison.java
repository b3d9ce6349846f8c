package io.kalimtak.system.bench.gateway;

import io.kalimtak.system.bench.Bench;
import io.kalimtak.system.bench.Options;
import io.kalimtak.system.bench.Series;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rounds in turn: the upstream alone, Portkey's gateway where there is one, ours. */
final class Comparison {
    private static final double OPEN_SHARE = 0.7;
    private static final int WARMING_CALLERS = 8;

    private final PrintStream out;
    private final Options options;
    private final BenchSystem system;
    private final GatewayFigures our;
    private final GatewayFigures peer;
    private final Series direct = new Series();
    private final ClosedLoop loop = new ClosedLoop();

    /** @param peer null when it could not be installed */
    Comparison(Bench bench, BenchSystem system, GatewayFigures our, GatewayFigures peer) {
        this.out = bench.out();
        this.options = bench.options();
        this.system = system;
        this.our = our;
        this.peer = peer;
    }

    /** What {@link #run} needs of options. */
    static Map<String, Integer> defaults() {
        Map<String, Integer> defaults = new LinkedHashMap<>();
        defaults.put("rounds", 5);
        defaults.put("warm-up", 60);
        defaults.put("seconds", 5);
        defaults.put("traces", 0);
        defaults.put("all-services", 0);
        defaults.put("load-cores", Cores.toSpare());
        return defaults;
    }

    /** Warms both up and measures them. Returns the p50 of a caller who asks the upstream without a gateway, a round each. */
    Series run(Target upstream, Target ours, Target portkey) throws IOException, InterruptedException {
        double seconds = options.positive("seconds");
        warmUp(ours);
        if (peer != null) {
            warmUp(portkey);
        }
        for (int round = 1; round <= options.positive("rounds"); round++) {
            double alone = loop.run(upstream, 1, seconds).percentile(0.5);
            direct.add(alone);
            out.printf("round %d, the upstream without a gateway: p50 %.2f ms%n", round, alone);
            if (peer != null) {
                measure(portkey, peer, seconds);
            }
            measure(ours, our, seconds);
        }
        return direct;
    }

    private void warmUp(Target target) throws IOException, InterruptedException {
        loop.run(target, WARMING_CALLERS, options.of("warm-up"));
    }

    private void measure(Target target, GatewayFigures figures, double seconds)
            throws IOException, InterruptedException {
        system.settle();
        Ladder.Top top = new Ladder(loop, seconds).climb(target);
        system.settle();
        Load open = new OpenLoop().run(target, Math.max(1, OPEN_SHARE * top.rate()), seconds);
        figures.add(top);
        figures.add(open);
        out.println(GatewayFigures.line(target.name(), top, open));
    }
}
