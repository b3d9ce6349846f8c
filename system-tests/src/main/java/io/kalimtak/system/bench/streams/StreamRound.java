package io.kalimtak.system.bench.streams;

import io.kalimtak.system.bench.gateway.Door;
import io.kalimtak.system.bench.gateway.Load;
import io.kalimtak.system.bench.gateway.Recorder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * So many callers at once, each of whom hears one stream after the other over one connection. They begin evenly over the time
 * that a stream takes, as people do, and not all in one moment.
 */
final class StreamRound {
    private final StreamScript like;
    private final int callers;
    private final AtomicLong ids = new AtomicLong();

    /** @param like what streams are asked for, each with an id of its own */
    StreamRound(StreamScript like, int callers) {
        this.like = like;
        this.callers = callers;
    }

    /** What a caller does after each stream: goes on, or has had enough. */
    @FunctionalInterface
    interface Patience {
        boolean again(int streams);
    }

    /** Times from request to first piece, of those that came. Throws IOException when a connection ends within a stream. */
    Load run(Door door, Patience patience, StreamTally tally) throws IOException, InterruptedException {
        Recorder firsts = new Recorder();
        long began = System.nanoTime();
        long apart = (like.firstMillis() + (long) like.chunks() * like.everyMillis()) * 1_000_000L / callers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                long from = began + i * apart;
                all.add(threads.submit(() -> call(door, from, patience, tally, firsts)));
            }
            for (Future<Boolean> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(door.name() + ": " + e.getCause().getMessage(), e.getCause());
        }
        return new Load((System.nanoTime() - began) / 1e9, firsts.all());
    }

    private boolean call(Door door, long from, Patience patience, StreamTally tally, Recorder firsts)
            throws IOException {
        for (long left = from - System.nanoTime(); left > 0; left = from - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        try (StreamConnection connection = new StreamConnection(door, 0)) {
            for (int streams = 0; patience.again(streams); streams++) {
                Heard heard = connection.stream(next());
                tally.add(heard);
                if (heard.firstNanos() >= 0) {
                    firsts.add(heard.firstNanos());
                }
            }
        }
        return true;
    }

    private StreamScript next() {
        return new StreamScript(
                ids.incrementAndGet(), like.chunks(), like.firstMillis(), like.everyMillis(), like.padding());
    }
}
