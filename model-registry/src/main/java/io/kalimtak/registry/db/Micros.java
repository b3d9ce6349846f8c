package io.kalimtak.registry.db;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the database and the events keep them: microseconds. An event then says exactly what its row says. */
public final class Micros {
    private Micros() {}

    public static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
