package io.kalimtak.system.bench.gateway;

import io.kalimtak.system.bench.Bench;
import io.kalimtak.system.bench.Goals;
import io.kalimtak.system.bench.Machine;
import io.kalimtak.system.bench.MarkdownTable;
import io.kalimtak.system.bench.Series;

/** Both gateways' figures against the goals, and as the table of {@code docs/benchmarks.md}. */
final class GatewayReport {
    private static final double ADDED_GOAL = 0.5;
    private static final double RATE_GOAL = 5;
    private static final double TAIL_GOAL = 3;

    private final GatewayFigures our;
    private final GatewayFigures peer;
    private final Series direct;

    /**
     * @param peer null when it could not be installed
     * @param direct p50 of a caller who asks the upstream without a gateway, a round each
     */
    GatewayReport(GatewayFigures our, GatewayFigures peer, Series direct) {
        this.our = our;
        this.peer = peer;
        this.direct = direct;
    }

    /** @param name what ours does */
    void print(Bench bench, String name) {
        Series added = ratio(our.added(direct), peer == null ? null : peer.added(direct));
        Series rate = ratio(our.rate(), peer == null ? null : peer.rate());
        Series tail = our.tail().over(our.median());
        bench.out().printf("%n%s;%nPortkey %s, which passes on and records nothing.%n%n", name, Portkey.VERSION);
        Goals goals = new Goals(bench.out());
        String addedGoal = goals.atMost("S1 time added ÷ Portkey's", added, ADDED_GOAL);
        String rateGoal = goals.atLeast("S2 answers at p99 ≤ 50 ms ÷ Portkey's", rate, RATE_GOAL);
        String tailGoal = goals.atMost("S3 p99 ÷ p50 at 70 % of that load, open loop", tail, TAIL_GOAL);
        goals.conclude();
        GatewayFigures theirs = peer == null ? new GatewayFigures(false) : peer;
        Series theirAdded = peer == null ? new Series() : peer.added(direct);
        new MarkdownTable(
                        Machine.stamp(bench.home().root()) + ", `" + bench.options() + "`: median (range)",
                        "Kalimtak",
                        "Portkey",
                        "ratio",
                        "goal")
                .row(
                        "one caller, p50, ms",
                        our.oneCaller().cell(2),
                        theirs.oneCaller().cell(2))
                .row("the upstream itself, one caller, p50, ms", direct.cell(2), direct.cell(2))
                .row("added, p50, ms", our.added(direct).cell(2), theirAdded.cell(2), added.cell(2), addedGoal)
                .row(
                        "most answers a second at p99 ≤ 50 ms",
                        our.rate().cell(0),
                        theirs.rate().cell(0),
                        rate.cell(2),
                        rateGoal)
                .row(
                        "at 70 % of it, p50, ms",
                        our.median().cell(2), theirs.median().cell(2))
                .row("at 70 % of it, p99, ms", our.tail().cell(1), theirs.tail().cell(1))
                .row(
                        "at 70 % of it, p99 ÷ p50",
                        tail.cell(1), theirs.tail().over(theirs.median()).cell(1), "", tailGoal)
                .print(bench.out());
    }

    private static Series ratio(Series ours, Series theirs) {
        return theirs == null ? new Series() : ours.over(theirs);
    }
}
