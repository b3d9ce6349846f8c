package io.kalimtak.system.bench.gateway;

import io.kalimtak.local.launch.ResidentMemory;
import io.kalimtak.local.server.ChildServer;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A load that goes on, and what the gateway's process holds meanwhile. */
final class Soak {
    private static final double MEGABYTE = 1024.0 * 1024;

    private final PrintStream out;
    private final int sampleSeconds;

    Soak(PrintStream out, int sampleSeconds) {
        this.out = out;
        this.sampleSeconds = sampleSeconds;
    }

    /** So many calls a second for so many minutes. Throws IOException when a call is not answered. */
    MemoryLine run(Target target, ChildServer process, double rate, double minutes) throws IOException {
        MemoryLine line = new MemoryLine();
        long began = System.nanoTime();
        try (ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor()) {
            sampler.scheduleAtFixedRate(
                    () -> sample(line, target.name(), process, began), 0, sampleSeconds, TimeUnit.SECONDS);
            Load load = new OpenLoop().run(target, rate, minutes * 60);
            sampler.shutdownNow();
            out.printf(
                    Locale.ROOT,
                    "  %s answered %,d calls, p50 %.2f ms, p99 %.2f ms%n",
                    target.name(),
                    load.answers(),
                    load.percentile(0.5),
                    load.percentile(0.99));
        }
        return line;
    }

    private void sample(MemoryLine line, String name, ChildServer process, long began) {
        double minute = (System.nanoTime() - began) / 60e9;
        double megabytes =
                ProcessHandle.of(process.pid()).map(ResidentMemory::ofFamily).orElse(0L) / MEGABYTE;
        line.add(minute, megabytes);
        out.printf(Locale.ROOT, "  %s %6.1f min %7.1f MB%n", name, minute, megabytes);
    }
}
