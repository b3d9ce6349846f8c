package io.kalimtak.feedback.rating;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.web.Cursor;

/** The query parameter {@code limit}. */
public final class Limit {
    private Limit() {}

    /** The page size. Throws a 400 problem; JAX-RS would answer a malformed parameter with 404. */
    public static int of(String value) {
        try {
            return Cursor.limit(value == null || value.isEmpty() ? null : Integer.valueOf(value));
        } catch (NumberFormatException e) {
            throw ProblemException.violation("limit", "must be a whole number");
        }
    }
}
