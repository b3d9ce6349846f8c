package io.kalimtak.system.bench.gateway;

import io.kalimtak.prompt.metric.Percentile;
import java.util.Arrays;

/** What a load of some seconds gave: how many answers, in which time each. */
public final class Load {
    private final double seconds;
    private final double[] sortedMillis;

    /** With the time of each answer, nanoseconds. */
    public Load(double seconds, long[] nanos) {
        this.seconds = seconds;
        this.sortedMillis =
                Arrays.stream(nanos).mapToDouble(one -> one / 1e6).sorted().toArray();
    }

    /** How many. */
    public int answers() {
        return sortedMillis.length;
    }

    /** Answers a second. */
    public double rate() {
        return sortedMillis.length / seconds;
    }

    /** The time that this share of the answers took at most, milliseconds; NaN without answers. */
    public double percentile(double share) {
        return sortedMillis.length == 0 ? Double.NaN : Percentile.ofSorted(sortedMillis, share);
    }
}
