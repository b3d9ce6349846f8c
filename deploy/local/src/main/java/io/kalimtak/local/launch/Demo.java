package io.kalimtak.local.launch;

import java.io.PrintStream;

/**
 * What {@code up --demo} does once everything is ready. An implementation is found by {@link java.util.ServiceLoader}.
 */
@FunctionalInterface
public interface Demo {
    /** Runs the demonstration and prints its report. Throws RuntimeException with one line when it cannot go on. */
    void run(KalimtakSystem system, PrintStream out);
}
