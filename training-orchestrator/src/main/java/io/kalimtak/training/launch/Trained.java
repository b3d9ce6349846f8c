package io.kalimtak.training.launch;

/** What a training made: a file that an engine of ours loads, or a model that somebody else's engine serves. */
public sealed interface Trained permits TrainedArtifact, TrainedEndpoint {
    /** In a few words, for people. */
    String describe();
}
