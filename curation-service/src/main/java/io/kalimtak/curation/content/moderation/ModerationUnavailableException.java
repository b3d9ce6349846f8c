package io.kalimtak.curation.content.moderation;

/** The server gave no usable answer, however often it was asked. The message quotes neither text nor key. */
public class ModerationUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    ModerationUnavailableException(String message) {
        super(message);
    }

    ModerationUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
