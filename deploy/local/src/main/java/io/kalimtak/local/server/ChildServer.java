package io.kalimtak.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One server as a child process: its command, its log file, its process id file, and a question that it answers once it
 * is ready. Children run in sessions of their own, so that Ctrl-C reaches the parent alone, which then stops them in
 * order; when the parent is killed they see the end of their standard input and stop themselves.
 */
public abstract class ChildServer {
    private static final Duration PROBE_EVERY = Duration.ofMillis(100);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final String name;
    private final int port;
    private final RunFolders folders;
    private volatile Process process;
    private volatile AtomicBoolean endExpected = new AtomicBoolean();
    private volatile boolean retired;
    private volatile Consumer<ChildServer> deathListener = server -> {};
    private long logFrom;

    /** A server that is not running yet. */
    protected ChildServer(String name, int port, RunFolders folders) {
        this.name = name;
        this.port = port;
        this.folders = folders;
    }

    /** What must be on disk before the first start and each later one. */
    protected void prepare() throws IOException {}

    /** Program and arguments; no secret may stand here, everyone on the machine can read them. */
    protected abstract List<String> command() throws IOException;

    /** Settings and secrets for the process. */
    protected Map<String, String> environment() {
        return Map.of();
    }

    /** The folder that the process runs in. */
    protected Path workFolder() {
        return folders.root();
    }

    /** Whether the server answers; false while it does not. */
    protected abstract boolean answers();

    /** Asks the process to end in good order. */
    protected void askToStop(Process running) {
        running.destroy();
    }

    /** Called when the process has started. */
    protected void started(Process running) {}

    /** The name in messages, log and process id files. */
    public final String name() {
        return name;
    }

    /** The port on 127.0.0.1. */
    public final int port() {
        return port;
    }

    /** The file that takes the process's output. */
    public final Path log() {
        return folders.log(name);
    }

    /** Where the installation keeps its files. */
    protected final RunFolders folders() {
        return folders;
    }

    /** Starts the process; returns before it is ready. Throws ServerException when it cannot be started. */
    public final synchronized void start() {
        if (isAlive()) {
            throw new IllegalStateException(name + " runs already");
        }
        if (retired) {
            throw new ServerException(name + " is not started: everything is being stopped");
        }
        try {
            folders.create();
            logFrom = LogFile.rotated(log());
            prepare();
            List<String> line = new ArrayList<>(Detached.prefix());
            line.addAll(command());
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(workFolder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            builder.environment().putAll(environment());
            Process running = builder.start();
            // A flag for each process: word of an earlier one's end may come after its successor's start.
            AtomicBoolean expected = new AtomicBoolean();
            endExpected = expected;
            process = running;
            running.onExit().thenRun(() -> ended(expected));
            new PidFile(folders.pid(name)).write(running.toHandle());
            started(running);
        } catch (IOException | UncheckedIOException e) {
            throw new ServerException(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Waits until the server answers. Throws ServerException when it dies before, or does not answer in time. */
    public final void awaitReady(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!answers()) {
            if (!isAlive()) {
                throw new ServerException(obituary());
            }
            if (System.nanoTime() > deadline) {
                throw new ServerException(
                        name + " did not answer on port " + port + " within " + limit.toSeconds() + " s; see " + log());
            }
            pause();
        }
    }

    /** One line on why the process ended, from its log. */
    public final String obituary() {
        Process last = process;
        String code = last == null || last.isAlive() ? "" : " (exit code " + last.exitValue() + ")";
        return name + " died" + code + ": " + LogTail.cause(log(), logFrom) + "; see " + log();
    }

    /** Whether the process runs. */
    public final boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** The process id, or -1 when it was never started. */
    public final long pid() {
        Process running = process;
        return running == null ? -1 : running.pid();
    }

    /** Whom to tell when the process ends and neither {@link #stop} nor {@link #kill} was called. */
    public final void onDeath(Consumer<ChildServer> listener) {
        deathListener = listener;
    }

    /** Stops the process as {@link #stop} does, and refuses to start it again. */
    public final void retire() {
        retired = true;
        stop();
    }

    /** Stops the process in good order, by force after 30 s; returns when it is gone. */
    public final synchronized void stop() {
        Process running = process;
        if (running == null) {
            return;
        }
        endExpected.set(true);
        if (running.isAlive()) {
            List<ProcessHandle> family = family(running);
            askToStop(running);
            if (!gone(running, GRACE)) {
                family.forEach(ProcessHandle::destroyForcibly);
                gone(running, GRACE);
            }
        }
        new PidFile(folders.pid(name)).delete();
    }

    /** Kills the process and its children as SIGKILL does: no good order, for tests of what survives it. */
    public final synchronized void kill() {
        Process running = process;
        if (running == null) {
            return;
        }
        endExpected.set(true);
        family(running).forEach(ProcessHandle::destroyForcibly);
        gone(running, GRACE);
    }

    private void ended(AtomicBoolean expected) {
        if (!expected.get()) {
            deathListener.accept(this);
        }
    }

    private static List<ProcessHandle> family(Process running) {
        List<ProcessHandle> family = new ArrayList<>();
        family.add(running.toHandle());
        running.descendants().forEach(family::add);
        return family;
    }

    private static boolean gone(Process running, Duration limit) {
        try {
            return running.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void pause() {
        try {
            Thread.sleep(PROBE_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted while " + name + " was starting", e);
        }
    }
}
