package io.kalimtak.system.bench.ingest;

import io.kalimtak.system.bench.Goals;
import io.kalimtak.system.bench.Series;
import java.io.PrintStream;
import java.util.Locale;

/** What the rounds measured, rows a second, and what follows from it. */
final class IngestFigures {
    private static final double COPY_GOAL = 0.35;
    private static final double ONE_ROW_GOAL = 2;
    private static final double TOGETHER_GOAL = 0.35;

    private final Series ingested = new Series();
    private final Series copied = new Series();
    private final Series oneRow = new Series();
    private final Series produced = new Series();
    private final Series consumed = new Series();
    private final Series together = new Series();

    /** One round's rates. */
    record Round(double ingested, double copied, double oneRow, double produced, double consumed, double together) {}

    void add(Round round) {
        ingested.add(round.ingested());
        copied.add(round.copied());
        oneRow.add(round.oneRow());
        produced.add(round.produced());
        consumed.add(round.consumed());
        together.add(round.together());
    }

    /** The rate of two parts one after the other: the time of a row is the sum of its times in each. */
    static double sequential(double first, double second) {
        return 1 / (1 / first + 1 / second);
    }

    static String line(int number, Round round) {
        return String.format(
                Locale.ROOT,
                "round %d: topic → tables %,7.0f   COPY %,7.0f   one-row %,6.0f   produce %,7.0f   consume %,7.0f"
                        + "   all together %,7.0f rows/s",
                number,
                round.ingested(),
                round.copied(),
                round.oneRow(),
                round.produced(),
                round.consumed(),
                round.together());
    }

    void print(PrintStream out, String copier) {
        out.println();
        row(out, "S4 topic → tables, by the service", ingested);
        row(out, "   COPY by " + copier + ", batches of " + CopyYardstick.BATCH, copied);
        row(out, "   one-row commits on 8 connections", oneRow);
        row(out, "S5 produce, consume and store at the same time", together);
        row(out, "   produce alone (encoded, acks=all)", produced);
        row(out, "   consume alone (plain consumer, decoded)", consumed);
        row(out, "   parts one after the other, store = COPY", parts());
        out.println();
        Goals goals = new Goals(out);
        goals.atLeast("S4 topic → tables ÷ COPY", ingested.over(copied), COPY_GOAL);
        goals.atLeast("S4 topic → tables ÷ one-row commits", ingested.over(oneRow), ONE_ROW_GOAL);
        goals.atLeast("S5 all together ÷ the parts one after the other", together.over(parts()), TOGETHER_GOAL);
        goals.conclude();
    }

    private Series parts() {
        return produced.with(consumed, IngestFigures::sequential).with(copied, IngestFigures::sequential);
    }

    private static void row(PrintStream out, String name, Series series) {
        out.printf("%-58s %s rows/s%n", name, series.text(0));
    }
}
