package io.kalimtak.kit.problem;

import java.util.stream.Collectors;

/**
 * A refusal in the form that MLflow's protocol has for it: its clients tell errors by the code.
 *
 * @param errorCode one of MLflow's, such as {@code RESOURCE_DOES_NOT_EXIST}
 * @param message what was wrong and how to fix it
 */
public record MlflowError(String errorCode, String message) {
    /** What a problem is called there. Statuses stay as they are. */
    public static MlflowError of(Problem problem) {
        return new MlflowError(code(ProblemType.ofStatus(problem.status())), message(problem));
    }

    private static String code(ProblemType type) {
        return switch (type) {
            case INVALID_REQUEST -> "INVALID_PARAMETER_VALUE";
            case UNAUTHENTICATED -> "UNAUTHENTICATED";
            case FORBIDDEN -> "PERMISSION_DENIED";
            case NOT_FOUND, GONE -> "RESOURCE_DOES_NOT_EXIST";
            case CONFLICT -> "RESOURCE_CONFLICT";
            case METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, UNPROCESSABLE -> "BAD_REQUEST";
            case TOO_MANY_REQUESTS -> "REQUEST_LIMIT_EXCEEDED";
            case INTERNAL -> "INTERNAL_ERROR";
            case BAD_GATEWAY, UNAVAILABLE -> "TEMPORARILY_UNAVAILABLE";
        };
    }

    /** That form has no list of fields, so they stand in the message. */
    private static String message(Problem problem) {
        if (problem.violations().isEmpty()) {
            return problem.detail();
        }
        return problem.violations().stream()
                .map(one -> "The field " + one.field() + " " + one.message() + ".")
                .collect(Collectors.joining(" "));
    }
}
