package io.kalimtak.feedback.rating;

/** A submission that no retry can make good; it goes to the dead letters. The message never quotes what it says. */
final class BadSubmissionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadSubmissionException(String message) {
        super(message);
    }
}
