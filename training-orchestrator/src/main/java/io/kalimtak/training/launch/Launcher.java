package io.kalimtak.training.launch;

import io.kalimtak.training.work.Watch;
import java.util.UUID;
import java.util.function.Function;

/**
 * Something that can train. A bean of this type is offered under its name where it is configured.
 *
 * <p>{@link #launch} may be called again for the same run after a crash at any moment; it then goes on, or starts
 * over, but never makes a second version or a second outside job.
 */
public interface Launcher {
    /** The name in orders and configuration. */
    String name();

    /** What it trains; one run a target at a time. Versions are named after it. */
    String target();

    boolean supports(Method method);

    /** Whether this installation has what it needs. */
    default boolean isConfigured() {
        return true;
    }

    /**
     * Trains. Tells its progress and its log to the watch, and stops when the watch was aborted.
     *
     * @throws io.kalimtak.training.work.AwayException when trying again later may help
     * @throws LaunchException when it would not
     */
    TrainingOutcome launch(TrainingJob job, Watch watch) throws LaunchException;

    /**
     * Stops what earlier calls for this run may have left running elsewhere; no error where there is nothing.
     *
     * @throws io.kalimtak.training.work.AwayException when it cannot be stopped now
     */
    default void abandon(UUID runId, Watch watch) {}

    /**
     * Removes what earlier runs have left running elsewhere; called now and then, by one replica. Nothing of a run that
     * is still in hand is touched, and nothing that another installation has made.
     *
     * @return how many things were removed
     * @throws io.kalimtak.training.work.AwayException when it cannot be done now
     */
    default int sweep(Function<UUID, RunFate> fates, Watch watch) {
        return 0;
    }
}
