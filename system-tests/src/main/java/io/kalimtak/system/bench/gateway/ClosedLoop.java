package io.kalimtak.system.bench.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Callers who each ask, wait for the answer and ask again. */
final class ClosedLoop {
    private final AtomicLong next = new AtomicLong();

    /** So many callers for so many seconds. Throws IOException at the first call that is not answered 200. */
    Load run(Target target, int callers, double seconds) throws IOException, InterruptedException {
        long began = System.nanoTime();
        long until = began + (long) (seconds * 1e9);
        Recorder recorder = new Recorder();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                all.add(threads.submit(() -> call(target, until, recorder)));
            }
            for (Future<Boolean> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        }
        return new Load((System.nanoTime() - began) / 1e9, recorder.all());
    }

    private boolean call(Target target, long until, Recorder recorder) throws IOException {
        try (Connection connection = new Connection(target)) {
            for (long began = System.nanoTime(); began < until; began = System.nanoTime()) {
                connection.ask(next.getAndIncrement());
                recorder.add(System.nanoTime() - began);
            }
            return true;
        }
    }
}
