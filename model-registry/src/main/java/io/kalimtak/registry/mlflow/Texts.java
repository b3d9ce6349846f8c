package io.kalimtak.registry.mlflow;

import io.kalimtak.kit.problem.ProblemException;

/** What callers write: lengths as MLflow limits them, and nothing that no table could hold. */
final class Texts {
    static final int NAME = 256;
    static final int KEY = 250;
    static final int VALUE = 100_000;
    static final int DESCRIPTION = 5_000;
    static final int URI = 2_000;
    static final int FILTER = 4_096;

    private Texts() {}

    /** The text, which must be there. Throws a 400 problem that names the field. */
    static String required(String field, String value, int longest) {
        if (value == null || value.isBlank()) {
            throw ProblemException.violation(field, "must be given");
        }
        return optional(field, value, longest);
    }

    /** The text or null. Throws a 400 problem that names the field. */
    static String optional(String field, String value, int longest) {
        if (value == null) {
            return null;
        }
        if (value.length() > longest) {
            throw ProblemException.violation(field, "must have at most " + longest + " characters");
        }
        if (value.indexOf('\u0000') >= 0 || hasLoneSurrogate(value)) {
            throw ProblemException.violation(field, "must not have characters that no text has");
        }
        return value;
    }

    private static boolean hasLoneSurrogate(String value) {
        return value.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
