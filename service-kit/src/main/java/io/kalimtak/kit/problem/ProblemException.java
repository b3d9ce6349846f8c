package io.kalimtak.kit.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A refusal that the caller shall read. The detail says what was wrong and how to fix it, and quotes no user text. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<Violation> violations;
    private final Duration retryAfter;

    private ProblemException(ProblemType type, String detail, List<Violation> violations, Duration retryAfter) {
        super(detail);
        this.type = type;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
    }

    public static ProblemException of(ProblemType type, String detail) {
        return new ProblemException(type, detail, List.of(), null);
    }

    /** One field of the body is wrong. */
    public static ProblemException violation(String field, String message) {
        return new ProblemException(
                ProblemType.INVALID_REQUEST,
                "The field " + field + " " + message + ".",
                List.of(new Violation(field, message)),
                null);
    }

    /** The caller may try again after this long. */
    public static ProblemException retryLater(ProblemType type, String detail, Duration retryAfter) {
        return new ProblemException(type, detail, List.of(), retryAfter);
    }

    public static ProblemException notFound(String what) {
        return of(ProblemType.NOT_FOUND, what);
    }

    public ProblemType type() {
        return type;
    }

    public List<Violation> violations() {
        return violations;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
