package io.kalimtak.system.oracle;

import io.kalimtak.system.faults.CrashPoint;

/** One thing that goes wrong. */
sealed interface Fault {
    /** SIGKILL of a process, which is away for a while. */
    record Kill(String process, int awayMs) implements Fault {}

    /** A process dies at a named point of its code. */
    record Crash(CrashPoint point) implements Fault {}

    /** A process hangs (SIGSTOP) and goes on. */
    record Freeze(String process, int ms) implements Fault {}

    /** The database ends every service's connections. */
    record Cut() implements Fault {}

    /**
     * Kafka is away under load; meanwhile the gateway is killed, so that what its journal holds has to outlive it, and it
     * dies once more while it drains.
     */
    record Outage(int seconds) implements Fault {}

    /** Kafka hangs and the disk that the journal is on fills up. */
    record FullDisk() implements Fault {}

    /** How many processes die of it. */
    default int kills() {
        return switch (this) {
            case Kill kill -> 1;
            case Crash crash -> crash.point() == CrashPoint.DURING_REBALANCE ? 2 : 1;
            case Outage outage -> 2;
            case Freeze freeze -> 0;
            case Cut cut -> 0;
            case FullDisk disk -> 0;
        };
    }
}
