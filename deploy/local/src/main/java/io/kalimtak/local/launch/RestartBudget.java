package io.kalimtak.local.launch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How often dead processes are started again before it is called hopeless: so many times within a sliding window. */
final class RestartBudget {
    private final Clock clock;
    private final int restarts;
    private final Duration window;
    private final Deque<Instant> used = new ArrayDeque<>();

    RestartBudget(Clock clock, int restarts, Duration window) {
        this.clock = clock;
        this.restarts = restarts;
        this.window = window;
    }

    /** Takes one restart; false when the window has none left. */
    synchronized boolean take() {
        Instant now = clock.instant();
        while (!used.isEmpty() && !used.peek().isAfter(now.minus(window))) {
            used.pop();
        }
        if (used.size() >= restarts) {
            return false;
        }
        used.add(now);
        return true;
    }
}
