package io.kalimtak.training.launch;

/** A version's artifact, made and stored; the embedded engine loads it. */
public record TrainedArtifact(String sha256, long bytes) implements Trained {
    @Override
    public String describe() {
        return bytes + " bytes";
    }
}
