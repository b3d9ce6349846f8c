package io.kalimtak.gateway.engine.endpoint;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** How many calls one engine answers at once, and how many may wait for that, in the order in which they came. */
final class Slots {
    private final Semaphore free;
    private final AtomicInteger waiting = new AtomicInteger();
    private final int concurrency;
    private final int queue;
    private final Duration within;

    Slots(int concurrency, int queue, Duration within) {
        this.free = new Semaphore(concurrency, true);
        this.concurrency = concurrency;
        this.queue = queue;
        this.within = within;
    }

    /** Whether there was one, in time; each is given back once. */
    boolean take() {
        if (waiting.get() == 0 && free.tryAcquire()) {
            return true;
        }
        try {
            // Counted first and looked at then, so that two who come at once cannot both take the last place.
            return waiting.incrementAndGet() <= queue && free.tryAcquire(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    void giveBack() {
        free.release();
    }

    int taken() {
        return concurrency - free.availablePermits();
    }

    int waiting() {
        return waiting.get();
    }
}
