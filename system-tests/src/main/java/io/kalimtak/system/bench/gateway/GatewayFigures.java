package io.kalimtak.system.bench.gateway;

import io.kalimtak.system.bench.Goals;
import io.kalimtak.system.bench.Series;
import java.io.PrintStream;
import java.util.Locale;

/** What the rounds measured of one gateway, and of both what follows. */
final class GatewayFigures {
    private static final double ADDED_GOAL = 0.5;
    private static final double RATE_GOAL = 5;
    private static final double TAIL_GOAL = 3;

    private final Series oneCaller = new Series();
    private final Series rate = new Series();
    private final Series median = new Series();
    private final Series tail = new Series();

    /** Adds a round's ladder. */
    void add(Ladder.Top top) {
        oneCaller.add(top.oneCaller());
        rate.add(top.rate());
    }

    /** Adds a round's open loop. */
    void add(Load open) {
        median.add(open.percentile(0.5));
        tail.add(open.percentile(0.99));
    }

    static String line(String name, Ladder.Top top, Load open) {
        return String.format(
                Locale.ROOT,
                "  %-9s one caller p50 %6.2f ms   most %,6.0f/s (%d callers, p99 %5.1f ms)   open loop %,6.0f/s"
                        + " p50 %6.2f ms, p99 %6.2f ms",
                name,
                top.oneCaller(),
                top.rate(),
                top.callers(),
                top.p99(),
                open.rate(),
                open.percentile(0.5),
                open.percentile(0.99));
    }

    void print(PrintStream out, String name) {
        out.println(name);
        row(out, "one caller, p50", oneCaller.text(2) + " ms");
        row(out, "most answers a second at p99 ≤ 50 ms", rate.text(0));
        row(out, "open loop at 70 % of it, p50", median.text(2) + " ms");
        row(out, "open loop at 70 % of it, p99", tail.text(2) + " ms");
    }

    /**
     * Checks our figures. Of ours nothing is taken off what it adds, for it answers itself; of the peer's the upstream's
     * own time is, round by round.
     *
     * @param peer null when it could not be installed
     * @param direct p50 of a caller who asks the upstream without a gateway, a round each
     */
    void check(Goals goals, GatewayFigures peer, Series direct) {
        boolean alone = peer == null;
        goals.atMost(
                "S1 time added ÷ Portkey's",
                alone ? new Series() : oneCaller.over(peer.oneCaller.with(direct, (all, upstream) -> all - upstream)),
                ADDED_GOAL);
        goals.atLeast("S2 answers at p99 ≤ 50 ms ÷ Portkey's", alone ? new Series() : rate.over(peer.rate), RATE_GOAL);
        goals.atMost("S3 p99 ÷ p50 at 70 % of that load, open loop", tail.over(median), TAIL_GOAL);
    }

    private static void row(PrintStream out, String name, String figure) {
        out.printf("  %-40s %s%n", name, figure);
    }
}
