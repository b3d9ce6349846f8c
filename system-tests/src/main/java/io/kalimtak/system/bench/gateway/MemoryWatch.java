package io.kalimtak.system.bench.gateway;

import io.kalimtak.local.launch.ResidentMemory;
import io.kalimtak.local.server.ChildServer;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Samples of what a process holds, with its children, from when it is made until it is closed; each is printed. */
public final class MemoryWatch implements AutoCloseable {
    private static final double MEGABYTE = 1024.0 * 1024;

    private final PrintStream out;
    private final String name;
    private final ChildServer process;
    private final MemoryLine line = new MemoryLine();
    private final long began = System.nanoTime();
    private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor();

    /** @param name to print */
    public MemoryWatch(PrintStream out, String name, ChildServer process, int everySeconds) {
        this.out = out;
        this.name = name;
        this.process = process;
        sampler.scheduleAtFixedRate(this::sample, 0, everySeconds, TimeUnit.SECONDS);
    }

    /** The samples; complete when it is closed. */
    public MemoryLine line() {
        return line;
    }

    /** What a process and its children hold now, megabytes. */
    public static double megabytes(ChildServer process) {
        return ProcessHandle.of(process.pid()).map(ResidentMemory::ofFamily).orElse(0L) / MEGABYTE;
    }

    /** Takes no more samples; returns when the last was taken. */
    @Override
    public void close() {
        sampler.shutdown();
        sampler.close();
    }

    private void sample() {
        double minute = (System.nanoTime() - began) / 60e9;
        double megabytes = megabytes(process);
        line.add(minute, megabytes);
        out.printf(Locale.ROOT, "  %s %6.1f min %7.1f MB%n", name, minute, megabytes);
    }
}
