package io.kalimtak.gateway.shadow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
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

    private final Consumer<T> work;
    private final Consumer<T> dropped;
    private final double coreShare;
    private final BlockingQueue<T> waiting;
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean running = true;

    /**
     * @param work what is done with a piece; one that it throws for counts as dropped
     * @param dropped told of pieces that are not done
     */
    BackgroundWork(String name, Limits limits, Consumer<T> work, Consumer<T> dropped) {
        this.work = work;
        this.dropped = dropped;
        this.coreShare = limits.coreShare();
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
     * @param coreShare in (0, 1]: the share of the time that a thread works
     */
    record Limits(int threads, int waiting, double coreShare) {}

    /** Hands a piece over; drops it when there is no room, or when the work was stopped. */
    void offer(T piece) {
        if (!running || !waiting.offer(piece)) {
            dropped.accept(piece);
        } else if (!running && waiting.remove(piece)) {
            // It came in after what was waiting had been dropped.
            dropped.accept(piece);
        }
    }

    /** Drops what waits; what is being done is interrupted. */
    void stop() {
        running = false;
        workers.forEach(Thread::interrupt);
        List<T> left = new ArrayList<>();
        waiting.drainTo(left);
        left.forEach(dropped);
    }

    private void work() {
        while (running) {
            try {
                T piece = waiting.take();
                long began = System.nanoTime();
                attempt(piece);
                Thread.sleep(rest(System.nanoTime() - began));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Errors, too: a version that overflows the stack or asks for too much memory shall not end the thread. */
    private void attempt(T piece) {
        try {
            work.accept(piece);
        } catch (RuntimeException | Error e) {
            LOG.warnf("background work not done cause=%s", e.getClass().getName());
            dropped.accept(piece);
        }
    }

    private Duration rest(long workedNanos) {
        return Duration.ofNanos((long) (workedNanos * (1 / coreShare - 1)));
    }
}
