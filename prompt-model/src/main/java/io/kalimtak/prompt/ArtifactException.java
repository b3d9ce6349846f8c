package io.kalimtak.prompt;

/** An artifact that cannot be used. The message says what is wrong with it and what to do; it never quotes content. */
public final class ArtifactException extends Exception {
    private static final long serialVersionUID = 1L;

    public ArtifactException(String message) {
        super(message);
    }

    public ArtifactException(String message, Throwable cause) {
        super(message, cause);
    }
}
