package io.kalimtak.gateway.engine.endpoint;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How often, and when, the same engine is asked again: only where it cannot have begun with the work. */
final class Tries {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final int MOST_DOUBLINGS = 10;

    private final EnginesConfig.Endpoint settings;
    private final Circuit circuit;
    private final EngineMetrics metrics;

    Tries(EnginesConfig.Endpoint settings, Circuit circuit, EngineMetrics metrics) {
        this.settings = settings;
        this.circuit = circuit;
        this.metrics = metrics;
    }

    /** One attempt, given what is left of the time for all. */
    @FunctionalInterface
    interface Attempt<T> {
        T make(Duration left) throws EngineException;
    }

    /** What the first attempt comes to that is not worth another one. */
    <T> T repeat(Attempt<T> attempt) throws EngineException {
        long begun = System.nanoTime();
        for (int failed = 0; ; failed++) {
            try {
                return attempt.make(left(begun));
            } catch (EngineException e) {
                boolean again = e.repeatable() && failed < settings.retries() && !circuit.isOpen();
                if (!again || !waited(pause(e, failed), left(begun))) {
                    throw e;
                }
                metrics.retried();
            }
        }
    }

    private Duration left(long begun) {
        return settings.wholeWithin().minusNanos(System.nanoTime() - begun);
    }

    /** As the endpoint asks, or one that doubles, with chance in it so that many callers do not come back at once. */
    private static Duration pause(EngineException failure, int failed) {
        long nanos = FIRST_PAUSE.toNanos() << Math.min(failed, MOST_DOUBLINGS);
        Duration planned =
                Duration.ofNanos(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos / 2));
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        return asked.compareTo(planned) > 0 ? asked : planned;
    }

    private boolean waited(Duration pause, Duration left) {
        if (pause.compareTo(settings.retryWithin()) > 0 || pause.compareTo(left) >= 0) {
            return false;
        }
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
