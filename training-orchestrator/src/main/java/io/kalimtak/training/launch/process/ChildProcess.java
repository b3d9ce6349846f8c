package io.kalimtak.training.launch.process;

import io.kalimtak.training.work.Watch;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One program from its start to its end. It never outlives the call: when the watch is aborted, and when the program
 * ends, it and all that it has started are killed. Its standard input is a pipe that ends when this process does, by
 * SIGKILL too: a program that reads it to its end knows that nobody waits for it any more.
 */
public final class ChildProcess {
    private static final long LOOK_EVERY_MS = 100;
    private static final Duration READ_WITHIN = Duration.ofSeconds(5);

    private final Process process;
    private final Set<ProcessHandle> family = new LinkedHashSet<>();

    private ChildProcess(Process process) {
        this.process = process;
    }

    /**
     * Runs the program and waits for its end.
     *
     * @throws IOException when it cannot be started
     * @throws io.kalimtak.training.work.AbortedException when the watch was aborted; the program is gone then
     */
    public static ChildEnd run(ChildOrder order, Watch watch) throws IOException {
        watch.check();
        LeftProcess.end(order.folder());
        ProcessBuilder builder = new ProcessBuilder(order.command())
                .directory(order.folder().toFile())
                .redirectError(
                        order.errors() == null
                                ? Redirect.DISCARD
                                : Redirect.appendTo(order.errors().toFile()));
        builder.environment().clear();
        builder.environment().putAll(order.environment());
        Process started = builder.start();
        ProgramLines lines = new ProgramLines(watch);
        Thread reader = Thread.ofVirtual()
                .name("child-output")
                .start(() -> new ChildLines(lines).follow(started.getInputStream()));
        ChildProcess child = new ChildProcess(started);
        int exitCode;
        try {
            LeftProcess.remember(order.folder(), started.toHandle());
            exitCode = watch.waitFor(child::await);
        } finally {
            child.kill();
        }
        watch.waitFor(() -> reader.join(READ_WITHIN));
        return new ChildEnd(exitCode, lines.error());
    }

    /** A child of the child whose parent has ended is nobody's descendant any more, so all are remembered while they are. */
    private int await() throws InterruptedException {
        while (!process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
            remember();
        }
        return process.exitValue();
    }

    private void remember() {
        family.removeIf(handle -> !handle.isAlive());
        process.descendants().forEach(family::add);
    }

    /** Parents first, so that none of them starts another one; what was started meanwhile is found in the next round. */
    private void kill() {
        boolean more = true;
        while (more) {
            remember();
            // By its handle: Process.destroyForcibly would close the output that is still to be read.
            process.toHandle().destroyForcibly();
            Set<ProcessHandle> living = new LinkedHashSet<>();
            for (ProcessHandle handle : family) {
                handle.descendants().forEach(living::add);
                handle.destroyForcibly();
            }
            more = family.addAll(living);
        }
    }
}
