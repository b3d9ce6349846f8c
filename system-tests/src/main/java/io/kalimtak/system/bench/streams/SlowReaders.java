package io.kalimtak.system.bench.streams;

import io.kalimtak.local.server.ChildServer;
import io.kalimtak.system.bench.gateway.Door;
import io.kalimtak.system.bench.gateway.MemoryWatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Callers who ask for long streams, read nothing for a while, and then everything. */
final class SlowReaders {
    /** Small, so that what is held back is the gateway's affair and not the system's. */
    private static final int RECEIVE_BUFFER = 16 * 1024;

    private final List<StreamScript> scripts;
    private final int holdSeconds;
    private final ScriptedUpstream upstream;

    SlowReaders(List<StreamScript> scripts, int holdSeconds, ScriptedUpstream upstream) {
        this.scripts = List.copyOf(scripts);
        this.holdSeconds = holdSeconds;
        this.upstream = upstream;
    }

    /**
     * What a gateway did.
     *
     * @param before megabytes that its process held
     * @param peak at most while nobody read
     * @param after when all had read
     * @param held megabytes that the upstream could send while nobody read
     * @param all megabytes that it sent in the end
     */
    record Slowed(double before, double peak, double after, double held, double all, StreamTally tally) {}

    /** All of it. Throws IOException when a connection ends within a stream. */
    Slowed run(Door door, ChildServer process) throws IOException, InterruptedException {
        StreamTally tally = new StreamTally();
        List<StreamConnection> connections = new ArrayList<>();
        double before = MemoryWatch.megabytes(process);
        long sentBefore = upstream.sent();
        try {
            for (StreamScript script : scripts) {
                StreamConnection connection = new StreamConnection(door, RECEIVE_BUFFER);
                connections.add(connection);
                connection.ask(script);
            }
            double peak = before;
            for (int second = 0; second < holdSeconds; second++) {
                TimeUnit.SECONDS.sleep(1);
                peak = Math.max(peak, MemoryWatch.megabytes(process));
            }
            double held = (upstream.sent() - sentBefore) / 1e6;
            read(connections, tally);
            return new Slowed(
                    before, peak, MemoryWatch.megabytes(process), held, (upstream.sent() - sentBefore) / 1e6, tally);
        } finally {
            for (StreamConnection connection : connections) {
                connection.close();
            }
        }
    }

    private static void read(List<StreamConnection> connections, StreamTally tally)
            throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Heard>> all = new ArrayList<>();
            connections.forEach(connection -> all.add(threads.submit(connection::listen)));
            for (Future<Heard> one : all) {
                tally.add(one.get());
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        }
    }
}
