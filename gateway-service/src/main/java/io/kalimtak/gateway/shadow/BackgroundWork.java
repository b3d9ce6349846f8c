package io.kalimtak.gateway.shadow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Work that may be left undone: some of it waits, a few threads do it, and what finds no room is dropped. Handing it over takes
 * no time and never fails.
 *
 * <p>Threads have the lowest priority, which Linux passes over unless the JVM is told otherwise. So each also rests after a
 * piece of work, for so long that it works no more than its share of the time; where requests take the cores, a piece takes
 * longer and so does the rest.
 */
final class BackgroundWork<T> {
    private static final Logger LOG = Logger.getLogger(BackgroundWork.class);

    private final Work<T> work;
    private final Limits limits;
    private final BlockingQueue<T> waiting;
    private final AtomicLong size = new AtomicLong();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean running = true;

    BackgroundWork(String name, Limits limits, Work<T> work) {
        this.work = work;
        this.limits = limits;
        this.waiting = new ArrayBlockingQueue<>(limits.waiting());
        for (int i = 0; i < limits.threads(); i++) {
            workers.add(Thread.ofPlatform()
                    .daemon()
                    .priority(Thread.MIN_PRIORITY)
                    .name(name + "-" + i)
                    .start(this::work));
        }
    }

    /**
     * How much of it there may be.
     *
     * @param waiting pieces that may wait
     * @param size that pieces which wait or are being done may have in all
     * @param coreShare in (0, 1]: the share of the time that a thread works
     */
    record Limits(int threads, int waiting, long size, double coreShare) {}

    /** What is done with the pieces. */
    interface Work<T> {
        /** Does a piece; one that it throws for counts as dropped. */
        void work(T piece);

        /** Told of pieces that are not done. */
        void dropped(T piece);

        /** Whether a piece takes a core here; after one that only waits for another machine there is no rest. */
        boolean usesCore(T piece);

        /** What a piece takes of the size allowed. */
        long size(T piece);
    }

    /** Hands a piece over; drops it when there is no room, or when the work was stopped. */
    void offer(T piece) {
        long taken = work.size(piece);
        if (size.addAndGet(taken) > limits.size() || !running || !waiting.offer(piece)) {
            size.addAndGet(-taken);
            work.dropped(piece);
        } else if (!running && waiting.remove(piece)) {
            // It came in after what was waiting had been dropped.
            work.dropped(piece);
        }
    }

    /** Drops what waits; what is being done is interrupted. */
    void stop() {
        running = false;
        workers.forEach(Thread::interrupt);
        List<T> left = new ArrayList<>();
        waiting.drainTo(left);
        left.forEach(work::dropped);
    }

    private void work() {
        while (running) {
            try {
                T piece = waiting.take();
                long began = System.nanoTime();
                attempt(piece);
                if (work.usesCore(piece)) {
                    Thread.sleep(rest(System.nanoTime() - began));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Errors, too: a version that overflows the stack or asks for too much memory shall not end the thread. */
    private void attempt(T piece) {
        try {
            work.work(piece);
        } catch (RuntimeException | Error e) {
            LOG.warnf("background work not done cause=%s", e.getClass().getName());
            work.dropped(piece);
        } finally {
            size.addAndGet(-work.size(piece));
        }
    }

    private Duration rest(long workedNanos) {
        return Duration.ofNanos((long) (workedNanos * (1 / limits.coreShare() - 1)));
    }
}
