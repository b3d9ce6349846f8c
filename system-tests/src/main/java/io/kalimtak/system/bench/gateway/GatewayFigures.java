package io.kalimtak.system.bench.gateway;

import io.kalimtak.system.bench.Series;
import java.util.Locale;

/** What the rounds measured of one gateway. */
final class GatewayFigures {
    private final boolean passesOn;
    private final Series oneCaller = new Series();
    private final Series rate = new Series();
    private final Series median = new Series();
    private final Series tail = new Series();

    /** @param passesOn whether the upstream's own time is in its answers, and so no time that it adds */
    GatewayFigures(boolean passesOn) {
        this.passesOn = passesOn;
    }

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

    /** p50 of one caller, milliseconds. */
    Series oneCaller() {
        return oneCaller;
    }

    /** Answers a second, the most at p99 ≤ 50 ms. */
    Series rate() {
        return rate;
    }

    /** p50 at 70 % of that, open loop, milliseconds. */
    Series median() {
        return median;
    }

    /** p99 at 70 % of that, open loop, milliseconds. */
    Series tail() {
        return tail;
    }

    /**
     * The time that it adds, round by round.
     *
     * @param direct p50 of a caller who asks the upstream without a gateway, a round each
     */
    Series added(Series direct) {
        return passesOn ? oneCaller.with(direct, (all, upstream) -> all - upstream) : oneCaller;
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
}
