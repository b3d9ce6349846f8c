package io.kalimtak.system.bench.streams;

import io.kalimtak.system.bench.Bench;
import io.kalimtak.system.bench.Goals;
import io.kalimtak.system.bench.Machine;
import io.kalimtak.system.bench.MarkdownTable;
import io.kalimtak.system.bench.Series;
import io.kalimtak.system.bench.gateway.Portkey;

/** Times to the first token and what became of the chunks, against the goals and as the table of {@code docs/benchmarks.md}. */
final class FirstTokenReport {
    private final FirstTokenFigures direct;
    private final FirstTokenFigures our;
    private final FirstTokenFigures peer;

    /** @param peer null when it could not be installed */
    FirstTokenReport(FirstTokenFigures direct, FirstTokenFigures our, FirstTokenFigures peer) {
        this.direct = direct;
        this.our = our;
        this.peer = peer;
    }

    /** @param logged streams through ours that the topic holds once and whole */
    void print(Bench bench, long logged) {
        FirstTokenFigures theirs = peer == null ? new FirstTokenFigures() : peer;
        int answered = our.tally().ids().size();
        bench.out().printf("%nPortkey %s, which records nothing.%n%n", Portkey.VERSION);
        Goals goals = new Goals(bench.out());
        String refused = goals.atMost("streams not answered", count(our.tally().refused()), 0);
        String wrong = goals.atMost(
                "chunks lost, twice, out of order, foreign", count(our.tally().wrongChunks()), 0);
        String unfinished =
                goals.atMost("streams without [DONE]", count(our.tally().unfinished()), 0);
        String kept = goals.atMost("streams not logged once and whole", count(answered - logged), 0);
        goals.conclude();
        new MarkdownTable(
                        Machine.stamp(bench.home().root()) + ", `" + bench.options() + "`: median (range)",
                        "no gateway",
                        "Kalimtak",
                        "Portkey",
                        "goal")
                .row(
                        "first token, p50, ms",
                        direct.median().cell(1),
                        our.median().cell(1),
                        theirs.median().cell(1))
                .row(
                        "first token, p99, ms",
                        direct.tail().cell(1),
                        our.tail().cell(1),
                        theirs.tail().cell(1))
                .row(
                        "added, p50, ms",
                        "",
                        added(our.median(), direct.median()),
                        added(theirs.median(), direct.median()))
                .row("added, p99, ms", "", added(our.tail(), direct.tail()), added(theirs.tail(), direct.tail()))
                .row(
                        "processor time of the gateway, ms a stream",
                        "",
                        our.processor().cell(1),
                        theirs.processor().cell(1))
                .row("streams", answered(direct), answered(our), answered(theirs))
                .row(
                        "not answered",
                        Long.toString(direct.tally().refused()),
                        Long.toString(our.tally().refused()),
                        Long.toString(theirs.tally().refused()),
                        refused)
                .row(
                        "chunks lost / twice / out of order / foreign",
                        direct.tally().cell(),
                        our.tally().cell(),
                        theirs.tally().cell(),
                        wrong)
                .row(
                        "streams without `[DONE]`",
                        Long.toString(direct.tally().unfinished()),
                        Long.toString(our.tally().unfinished()),
                        Long.toString(theirs.tally().unfinished()),
                        unfinished)
                .row("logged once and whole", "", Long.toString(logged), "", "all: " + kept)
                .print(bench.out());
    }

    private static Series count(long value) {
        return Series.of(value);
    }

    private static String answered(FirstTokenFigures figures) {
        return Integer.toString(figures.tally().ids().size());
    }

    private static String added(Series through, Series direct) {
        return through.isEmpty() ? "" : FirstTokenFigures.added(through, direct).cell(1);
    }
}
