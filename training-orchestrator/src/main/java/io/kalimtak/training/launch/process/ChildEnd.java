package io.kalimtak.training.launch.process;

import java.util.Optional;

/**
 * How a program ended by itself.
 *
 * @param exitCode above 128 where a signal ended it: 128 and the signal's number
 * @param error what it said last of an error, cleaned, if anything
 */
public record ChildEnd(int exitCode, Optional<String> error) {
    private static final int SIGNAL = 128;

    /** Whether a signal ended it: the machine ran out of memory, or somebody killed it. */
    public boolean bySignal() {
        return exitCode > SIGNAL;
    }
}
