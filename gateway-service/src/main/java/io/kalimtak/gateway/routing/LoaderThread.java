package io.kalimtak.gateway.routing;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Loads models on a thread of its own: whenever there is news, and again until all is there. */
final class LoaderThread implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LoaderThread.class);

    private final Duration retry;
    private final Duration longest;
    private final BooleanSupplier work;
    private final Semaphore changed = new Semaphore(0);
    private final Thread thread;
    private volatile boolean running = true;

    /**
     * @param retry the first pause after a failure; pauses double
     * @param longest up to this
     * @param work true when nothing is left to do
     */
    LoaderThread(String name, Duration retry, Duration longest, BooleanSupplier work) {
        this.retry = retry;
        this.longest = longest;
        this.work = work;
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::load);
    }

    /** There is something to load. */
    void news() {
        changed.release();
    }

    @Override
    public void close() {
        running = false;
        thread.interrupt();
    }

    private void load() {
        boolean settled = true;
        Duration pause = retry;
        while (running) {
            try {
                if (settled) {
                    changed.acquire();
                    pause = retry;
                } else if (!changed.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    Duration doubled = pause.multipliedBy(2);
                    pause = doubled.compareTo(longest) > 0 ? longest : doubled;
                }
                changed.drainPermits();
                settled = work.getAsBoolean();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.errorf(e, "models could not be loaded");
                settled = false;
            }
        }
    }
}
