package io.kalimtak.system.bench.gateway;

import io.kalimtak.local.server.ChildServer;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;

/** A load that goes on, and what the gateway's process holds meanwhile. */
final class Soak {
    private final PrintStream out;
    private final int sampleSeconds;

    Soak(PrintStream out, int sampleSeconds) {
        this.out = out;
        this.sampleSeconds = sampleSeconds;
    }

    /** So many calls a second for so many minutes. Throws IOException when a call is not answered. */
    MemoryLine run(Target target, ChildServer process, double rate, double minutes) throws IOException {
        try (MemoryWatch watch = new MemoryWatch(out, target.name(), process, sampleSeconds)) {
            Load load = new OpenLoop().run(target, rate, minutes * 60);
            out.printf(
                    Locale.ROOT,
                    "  %s answered %,d calls, p50 %.2f ms, p99 %.2f ms%n",
                    target.name(),
                    load.answers(),
                    load.percentile(0.5),
                    load.percentile(0.99));
            return watch.line();
        }
    }
}
