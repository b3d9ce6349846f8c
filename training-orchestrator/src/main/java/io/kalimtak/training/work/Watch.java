package io.kalimtak.training.work;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The cord between work and the one who watches it: tells the work to stop, and takes its progress and its log. Safe for use by
 * many threads. The worker is interrupted only while it waits for another server, never inside a transaction.
 */
public final class Watch {
    /** Why work is told to stop. */
    public enum Cause {
        /** Another replica may have taken over: write nothing more. */
        LEASE_LOST,
        CANCELLED,
        TIMED_OUT,
        /** This process ends; the work is taken up again elsewhere. */
        STOPPING
    }

    /** How far the work is: a phase for people, and a share from 0 to 1. */
    public record Progress(String phase, double share) {}

    /** A call that blocks on another server. */
    @FunctionalInterface
    public interface Waiting<T> {
        T get() throws IOException, InterruptedException;
    }

    private static final int MOST_LINES = 100;
    private static final int LONGEST_LINE = 300;

    private final Object lock = new Object();
    private final Deque<String> lines = new ArrayDeque<>();
    private Cause cause;
    private Thread waiting;
    private volatile Progress progress;

    /** Tells the work to stop; the first cause counts. */
    public void abort(Cause why) {
        synchronized (lock) {
            if (cause == null) {
                cause = why;
                if (waiting != null) {
                    waiting.interrupt();
                }
            }
        }
    }

    public Optional<Cause> aborted() {
        synchronized (lock) {
            return Optional.ofNullable(cause);
        }
    }

    /** Throws AbortedException when the work shall stop. */
    public void check() {
        aborted().ifPresent(why -> {
            throw new AbortedException(why);
        });
    }

    /** Waits for another server; an abort ends the wait. */
    public <T> T waitFor(Waiting<T> call) throws IOException {
        synchronized (lock) {
            check();
            waiting = Thread.currentThread();
        }
        try {
            return call.get();
        } catch (InterruptedException e) {
            abort(Cause.STOPPING);
            check();
            throw new IllegalStateException("aborted without a cause", e);
        } finally {
            synchronized (lock) {
                waiting = null;
                // An abort that came with the answer must not interrupt what follows.
                if (cause != null) {
                    Thread.interrupted();
                }
            }
        }
    }

    /** Waits that long; an abort ends the pause and throws AbortedException. */
    public void pause(Duration length) {
        try {
            waitFor(() -> {
                Thread.sleep(length);
                return length;
            });
        } catch (IOException e) {
            throw new IllegalStateException("a pause reads nothing", e);
        }
    }

    public void progress(String phase, double share) {
        check();
        progress = new Progress(phase, share);
    }

    public Optional<Progress> progress() {
        return Optional.ofNullable(progress);
    }

    /**
     * A line for those who look after the run; never content. It is cut to 300 characters, control characters become
     * spaces. Of lines that nobody has taken yet the last 100 are kept.
     */
    public void log(String line) {
        String cut = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
        synchronized (lock) {
            if (lines.size() == MOST_LINES) {
                lines.removeFirst();
            }
            lines.addLast(cut.replaceAll("\\p{Cntrl}", " "));
        }
    }

    /** The lines since the last call, in their order. */
    public List<String> takeLog() {
        synchronized (lock) {
            List<String> taken = List.copyOf(lines);
            lines.clear();
            return taken;
        }
    }
}
