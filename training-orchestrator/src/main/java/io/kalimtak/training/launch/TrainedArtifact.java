package io.kalimtak.training.launch;

/** A version's artifact, made and stored. */
public record TrainedArtifact(String sha256, long bytes) {}
