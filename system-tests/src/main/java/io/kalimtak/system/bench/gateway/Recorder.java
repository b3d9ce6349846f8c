package io.kalimtak.system.bench.gateway;

import java.util.Arrays;

/** Times of answers, nanoseconds, of any number of threads. */
public final class Recorder {
    private long[] nanos = new long[4096];
    private int count;

    /** Adds a time. */
    public synchronized void add(long time) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = time;
    }

    /** All of them, in no order. */
    public synchronized long[] all() {
        return Arrays.copyOf(nanos, count);
    }
}
