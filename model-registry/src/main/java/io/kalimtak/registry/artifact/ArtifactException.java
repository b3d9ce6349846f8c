package io.kalimtak.registry.artifact;

/** The storage below the root could not be read or written: the disk is full, away or not ours. */
public final class ArtifactException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ArtifactException(String message, Throwable cause) {
        super(message, cause);
    }
}
