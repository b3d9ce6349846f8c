package io.kalimtak.local.launch;

import io.kalimtak.local.server.ChildServer;
import io.kalimtak.local.server.EmbeddedServers.StartListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** One line a process on the console. */
final class ProgressLines implements StartListener {
    private final PrintStream out;

    ProgressLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void ready(ChildServer server, Duration took) {
        out.printf(Locale.ROOT, "  %-16s ready in %7s   127.0.0.1:%d%n", server.name(), seconds(took), server.port());
    }

    /** A time as people read it: {@code 3.2 s}. */
    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
