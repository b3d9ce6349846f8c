package io.kalimtak.system.bench.ingest;

import io.kalimtak.local.server.ChildServer;
import java.io.IOException;

/**
 * The service, held still (SIGSTOP) while the topic is filled and let go (SIGCONT) for the measurement: a start would
 * measure the JVM's first minute and not what it does afterwards.
 */
final class HeldService {
    private final ChildServer process;

    HeldService(ChildServer process) {
        this.process = process;
    }

    void hold() throws IOException, InterruptedException {
        signal("STOP");
    }

    void release() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill could not send " + name + " to " + process.name());
        }
    }
}
