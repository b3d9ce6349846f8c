package io.kalimtak.system.bench.streams;

import io.kalimtak.system.bench.Series;
import io.kalimtak.system.bench.gateway.Load;
import java.time.Duration;
import java.util.Locale;

/** Times to the first token through one door, round by round. */
final class FirstTokenFigures {
    private static final double HALF = 0.5;
    private static final double MOST = 0.99;

    private final Series median = new Series();
    private final Series tail = new Series();
    private final Series processor = new Series();
    private final StreamTally tally = new StreamTally();

    /**
     * Adds a round.
     *
     * @param busy processor time that the gateway's process took for it; null without a gateway
     */
    void add(Load firsts, Duration busy) {
        if (busy != null) {
            processor.add(busy.toNanos() / 1e6 / firsts.answers());
        }
        median.add(firsts.percentile(HALF));
        tail.add(firsts.percentile(MOST));
    }

    /** p50, milliseconds. */
    Series median() {
        return median;
    }

    /** p99, milliseconds. */
    Series tail() {
        return tail;
    }

    /** Processor time of the gateway's process, milliseconds a stream. */
    Series processor() {
        return processor;
    }

    /** What became of all streams, those of the warm-up not among them. */
    StreamTally tally() {
        return tally;
    }

    /** Round by round what is more than without a gateway. */
    static Series added(Series through, Series direct) {
        return through.with(direct, (all, alone) -> all - alone);
    }

    static String line(String name, Load firsts) {
        return String.format(
                Locale.ROOT,
                "  %-9s %,6d streams   first token p50 %7.2f ms   p99 %7.2f ms",
                name,
                firsts.answers(),
                firsts.percentile(HALF),
                firsts.percentile(MOST));
    }
}
