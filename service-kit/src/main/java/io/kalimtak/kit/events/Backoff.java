package io.kalimtak.kit.events;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Tries again while a failure may pass, with pauses that double up to a limit. */
public final class Backoff {
    private static final Logger LOG = Logger.getLogger(Backoff.class);

    private final Duration first;
    private final Duration longest;

    public Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /**
     * The action's result, however many tries it takes. Throws what the action threw when that cannot pass, and
     * InterruptedWaitException when the thread is told to stop.
     */
    public <T> T untilPassed(Supplier<T> action) {
        Duration pause = first;
        while (true) {
            try {
                return action.get();
            } catch (RuntimeException e) {
                if (!Transient.isPassing(e)) {
                    throw e instanceof CompletionException && e.getCause() instanceof RuntimeException cause
                            ? cause
                            : e;
                }
                LOG.warnf("waiting for a server cause=%s pause_ms=%d", DeadLetter.describe(e), pause.toMillis());
                sleep(pause);
                pause = pause.multipliedBy(2).compareTo(longest) > 0 ? longest : pause.multipliedBy(2);
            }
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedWaitException(e);
        }
    }

    /** The wait ended because the service is stopping. */
    static final class InterruptedWaitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InterruptedWaitException(InterruptedException cause) {
            super("stopped while waiting", cause);
        }
    }
}
