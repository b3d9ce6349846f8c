package io.kalimtak.system.bench.curation;

import io.kalimtak.system.bench.Bench;
import io.kalimtak.system.bench.Goals;
import io.kalimtak.system.bench.ingest.Texts;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What adding candidates costs when many are there already (S7): the same ratings come by the topics into a small and into a
 * large installation, in turn, and are judged, made candidates and compared with every request that is there. Writing a
 * whole set is linear in its rows and no part of adding; what it takes is printed at the end.
 */
public final class GrowBenchmark {
    private static final double GOAL = 1.5;

    private final Bench bench;
    private final PrintStream out;
    private final int added;
    private final int rounds;

    private GrowBenchmark(Bench bench) {
        this.bench = bench;
        this.out = bench.out();
        this.added = bench.options().positive("added");
        this.rounds = bench.options().positive("rounds");
    }

    /** Options as {@code ./kalimtak help} lists them; {@code kalimtak.home} names the built project. */
    public static void main(String[] arguments) throws Exception {
        Map<String, Integer> defaults = new LinkedHashMap<>();
        defaults.put("small", 100_000);
        defaults.put("large", 1_000_000);
        defaults.put("added", 10_000);
        defaults.put("rounds", 3);
        defaults.put("bases", 5_000);
        defaults.put("heap", 448);
        defaults.put("sets", 1);
        Bench.main("grow", defaults, arguments, bench -> new GrowBenchmark(bench).run());
    }

    private void run() throws Exception {
        int bases = bench.options().positive("bases");
        Texts texts = Texts.find(bench.home().root()).atLeast(bases + (rounds + 1) * added);
        RatedSamples samples = new RatedSamples(texts, 7, Instant.now());
        out.printf("requests from %s%n", texts.source());
        try (GrowingPool small = GrowingPool.start(bench, "small", samples);
                GrowingPool large = GrowingPool.start(bench, "large", samples)) {
            List<GrowingPool> pools = List.of(small, large);
            for (GrowingPool pool : pools) {
                pool.fill(out, bases, bench.options().positive(pool.name()));
            }
            int next = bases;
            for (GrowingPool pool : pools) {
                // Not counted: tables changed under the service's plans, and what a look-up reads is cold.
                pool.add(next, added);
            }
            for (int round = 1; round <= rounds; round++) {
                next += added;
                for (GrowingPool pool : round % 2 == 0 ? pools.reversed() : pools) {
                    out.printf("round %d, %s: %s%n", round, pool.name(), pool.measure(next, added));
                }
            }
            print(small, large);
            for (GrowingPool pool : bench.options().of("sets") > 0 ? pools : List.<GrowingPool>of()) {
                pool.makeSet(out);
            }
        }
    }

    private void print(GrowingPool small, GrowingPool large) throws Exception {
        out.println();
        small.print(out, added);
        large.print(out, added);
        out.printf(
                "%nlarge ÷ small, judged candidates: %s%n",
                large.judged().over(small.judged()).text(2));
        out.printf(
                "large ÷ small, compared:          %s%n",
                large.compared().over(small.compared()).text(2));
        Goals goals = new Goals(out);
        goals.atMost(
                "S7 adding to the large over adding to the small one",
                large.whole().over(small.whole()),
                GOAL);
        goals.conclude();
    }
}
