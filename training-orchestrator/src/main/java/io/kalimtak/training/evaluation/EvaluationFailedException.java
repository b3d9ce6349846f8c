package io.kalimtak.training.evaluation;

/** A version that cannot be measured, for a reason that does not pass. The message quotes no content. */
public final class EvaluationFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    EvaluationFailedException(String message) {
        super(message);
    }

    EvaluationFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
