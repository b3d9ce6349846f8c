package io.kalimtak.gateway.stage;

import java.time.Duration;

/** How long something takes. */
public final class Stopwatch {
    private final long began = System.nanoTime();

    /** Since it was made. */
    public int millis() {
        return (int) Duration.ofNanos(System.nanoTime() - began).toMillis();
    }
}
