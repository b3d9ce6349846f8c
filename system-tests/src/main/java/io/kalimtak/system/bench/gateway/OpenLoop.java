package io.kalimtak.system.bench.gateway;

import java.io.IOException;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls that arrive whether or not the ones before are answered, with random gaps (a Poisson process of a fixed seed). A
 * call's time counts from when it was due, so a pause of the gateway is felt by everyone who would have come meanwhile.
 */
final class OpenLoop {
    /** Calls that may wait at once. */
    static final int MOST_AT_ONCE = 2_000;

    private final SplittableRandom random = new SplittableRandom(1);

    /** So many calls a second on average. Throws IOException when a call is not answered 200 or 2,000 wait at once. */
    Load run(Target target, double rate, double seconds) throws IOException {
        Recorder recorder = new Recorder();
        AtomicReference<IOException> failure = new AtomicReference<>();
        Queue<Connection> idle = new ConcurrentLinkedQueue<>();
        Semaphore places = new Semaphore(MOST_AT_ONCE);
        long began = System.nanoTime();
        long until = began + (long) (seconds * 1e9);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long number = 0;
            for (long due = next(began, rate); due < until && failure.get() == null; due = next(due, rate)) {
                awaitTime(due);
                if (!places.tryAcquire()) {
                    throw new IOException(target.name() + " does not keep up with " + Math.round(rate) + " a second");
                }
                long index = number++;
                long from = due;
                threads.execute(() -> {
                    call(target, index, idle, failure);
                    recorder.add(System.nanoTime() - from);
                    places.release();
                });
            }
        } finally {
            close(idle);
        }
        if (failure.get() != null) {
            throw failure.get();
        }
        return new Load((System.nanoTime() - began) / 1e9, recorder.all());
    }

    private static void call(Target target, long index, Queue<Connection> idle, AtomicReference<IOException> failure) {
        try {
            Connection connection = idle.poll();
            if (connection == null) {
                connection = new Connection(target);
            }
            connection.ask(index);
            idle.add(connection);
        } catch (IOException e) {
            failure.compareAndSet(null, e);
        }
    }

    private long next(long before, double rate) {
        return before + (long) (-Math.log(1 - random.nextDouble()) / rate * 1e9);
    }

    private static void awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void close(Queue<Connection> idle) throws IOException {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            connection.close();
        }
    }
}
