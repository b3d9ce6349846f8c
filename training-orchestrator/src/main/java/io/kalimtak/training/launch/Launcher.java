package io.kalimtak.training.launch;

import io.kalimtak.training.work.Watch;

/**
 * Something that can train. A bean of this type is offered under its name.
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

    /** Trains and stores the artifact. Tells its progress to the watch, and stops when the watch was aborted. */
    TrainedArtifact launch(TrainingJob job, Watch watch) throws LaunchException;
}
