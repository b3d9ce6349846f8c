package io.kalimtak.system.bench.gateway;

import io.kalimtak.system.bench.Bench;
import io.kalimtak.system.bench.Goals;
import io.kalimtak.system.bench.Machine;
import io.kalimtak.system.bench.MarkdownTable;
import io.kalimtak.system.bench.Series;
import java.util.Locale;

/** Memory of both gateways over time against the goal (S12), and as the table of {@code docs/benchmarks.md}. */
public final class MemoryReport {
    /** Flat: what a gateway gains in a minute at most, per cent of what it holds. */
    private static final double FLAT = 0.1;

    private static final int PERCENT = 100;

    /** The share of the time after which a JVM has grown to what the load needs. */
    private static final double SETTLED = 0.2;

    private final MemoryLine our;
    private final MemoryLine peer;
    private final double from;

    /**
     * @param peer null when it was not measured
     * @param minutes how long each was
     */
    public MemoryReport(MemoryLine our, MemoryLine peer, double minutes) {
        this.our = our;
        this.peer = peer;
        this.from = SETTLED * minutes;
    }

    /** @param load what both had to do */
    public void print(Bench bench, String load) {
        bench.out().println();
        Goals goals = new Goals(bench.out());
        String flat = goals.atMost(
                "S12 growth a minute after the first fifth, % of all",
                Series.of(PERCENT * our.slope(from) / our.last()), FLAT);
        String ratio = goals.atMost(
                "S12 memory at the end ÷ Portkey's",
                peer == null ? new Series() : Series.of(our.last() / peer.last()),
                1);
        goals.conclude();
        MarkdownTable table = new MarkdownTable(
                Machine.stamp(bench.home().root()) + ", `" + bench.options() + "`, " + load,
                "start",
                "end",
                "a minute, after the first fifth",
                "goal");
        row(table, "Kalimtak's gateway, JVM", our, "% a minute " + flat);
        if (peer != null) {
            row(table, "Portkey " + Portkey.VERSION + ", Node", peer, "");
            table.row("ratio", "", String.format(Locale.ROOT, "%.2f", our.last() / peer.last()), "", ratio);
        }
        table.print(bench.out());
    }

    private void row(MarkdownTable table, String name, MemoryLine line, String goal) {
        table.row(
                name,
                megabytes("%.0f MB", line.first()),
                megabytes("%.0f MB", line.last()),
                megabytes("%+.2f MB", line.slope(from)),
                goal);
    }

    private static String megabytes(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
