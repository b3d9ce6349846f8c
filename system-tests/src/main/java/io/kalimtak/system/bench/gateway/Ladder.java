package io.kalimtak.system.bench.gateway;

import java.io.IOException;
import java.util.List;

/** Ever more callers until the slowest hundredth of the answers takes too long. */
final class Ladder {
    /** What the p99 may be on a step that counts, milliseconds. */
    static final double P99_LIMIT = 50;

    private static final List<Integer> CALLERS = List.of(1, 2, 4, 8, 16, 32, 64, 128);

    private final ClosedLoop loop;
    private final double seconds;

    Ladder(ClosedLoop loop, double seconds) {
        this.loop = loop;
        this.seconds = seconds;
    }

    /**
     * How far it went.
     *
     * @param oneCaller p50 of a single caller, milliseconds
     * @param callers on the step that gave the most answers a second within the limit, 0 when none did
     * @param rate answers a second on that step
     * @param p99 of that step, milliseconds
     */
    record Top(double oneCaller, int callers, double rate, double p99) {}

    Top climb(Target target) throws IOException, InterruptedException {
        Top top = null;
        for (int callers : CALLERS) {
            Load load = loop.run(target, callers, seconds);
            double p99 = load.percentile(0.99);
            if (top == null) {
                top = new Top(load.percentile(0.5), 0, 0, Double.NaN);
            }
            if (p99 > P99_LIMIT) {
                break;
            }
            if (load.rate() > top.rate()) {
                top = new Top(top.oneCaller(), callers, load.rate(), p99);
            }
        }
        return top;
    }
}
