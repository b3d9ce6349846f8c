package io.kalimtak.gateway.engine.endpoint;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The time limits of one attempt: one on the whole, and one at a time on its steps. When one is over the attempt is aborted,
 * which wakes a thread that waits for the network: a limit on reads would begin anew with every byte.
 */
final class TimeLimits {
    private final ScheduledExecutorService timer;
    private final Runnable abort;
    private final Future<?> whole;
    private Future<?> step;
    private volatile boolean over;

    /** @param abort run by the timer's thread when a limit is over, at most once for each; must not block */
    TimeLimits(ScheduledExecutorService timer, Duration whole, Runnable abort) {
        this.timer = timer;
        this.abort = abort;
        this.whole = schedule(whole);
    }

    /** Begins a step, in place of the one before. */
    synchronized void begin(Duration limit) {
        rest();
        step = schedule(limit);
    }

    /** No step is under way: only the whole counts. */
    synchronized void rest() {
        if (step != null) {
            step.cancel(false);
            step = null;
        }
    }

    /** Nothing counts any more. */
    synchronized void end() {
        rest();
        whole.cancel(false);
    }

    /** Whether a limit is over, or was when it still counted. */
    boolean over() {
        return over;
    }

    private Future<?> schedule(Duration limit) {
        return timer.schedule(this::expire, Math.max(0, limit.toNanos()), TimeUnit.NANOSECONDS);
    }

    private void expire() {
        over = true;
        abort.run();
    }
}
