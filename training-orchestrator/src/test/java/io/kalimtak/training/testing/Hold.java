package io.kalimtak.training.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A place where callers wait until a test lets them go. */
public final class Hold {
    private static final long LONGEST_SECONDS = 60;

    private final String call;
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger arrived = new AtomicInteger();

    public Hold(String call) {
        this.call = call;
    }

    String call() {
        return call;
    }

    /** How many came here so far. */
    public int arrived() {
        return arrived.get();
    }

    public void release() {
        released.countDown();
    }

    /** Waits for the release. */
    public void pass() {
        try {
            await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the release, and can be interrupted. */
    public boolean await() throws InterruptedException {
        arrived.incrementAndGet();
        return released.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    }
}
