package io.kalimtak.training.launch.process;

import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.launch.TrainingJob;
import io.kalimtak.training.work.AwayException;

/** What is made of a program that did not end well. */
public final class ProgramEnd {
    /** A machine short of memory kills now and not the next time; what is killed three times will be killed again. */
    private static final int TRIES = 3;

    private static final int SIGNAL = 128;

    private ProgramEnd() {}

    /** Throws AwayException when a signal ended it for the first or second time, else LaunchException. */
    public static void judge(String what, ChildEnd end, TrainingJob job) throws LaunchException {
        if (end.exitCode() == 0) {
            return;
        }
        if (!end.bySignal()) {
            String why = end.error().map(": "::concat).orElse("");
            throw new LaunchException(what + " ended with exit code " + end.exitCode() + why + ".");
        }
        String killed = what + " was killed by signal " + (end.exitCode() - SIGNAL);
        if (job.failures() + 1 < TRIES) {
            throw new AwayException(killed + ".");
        }
        throw new LaunchException(killed + ", and so were the tries before.");
    }
}
