package io.kalimtak.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay of this process after a commit, so that an event does not wait for the next look. */
@ApplicationScoped
public class OutboxNudge {
    private final Semaphore bell = new Semaphore(0);

    void ring() {
        bell.release();
    }

    /** Waits for a ring, or for the given time. */
    void await(Duration longest) throws InterruptedException {
        if (bell.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }
}
