package io.kalimtak.interaction.web;

import io.kalimtak.kit.problem.ProblemException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Query parameters as callers write them. JAX-RS would answer a malformed one with 404; here it is a named violation. */
public final class QueryParameters {
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final int LONGEST_TEXT = 128;

    private QueryParameters() {}

    public static Instant time(String name, String value) {
        if (absent(value)) {
            return null;
        }
        try {
            Instant time = Instant.parse(value);
            if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
                throw ProblemException.violation(name, "must lie between the years 1970 and 9999");
            }
            return time;
        } catch (DateTimeParseException e) {
            throw ProblemException.violation(name, "must be a time as in 2026-01-31T08:00:00Z");
        }
    }

    public static Integer score(String name, String value) {
        return absent(value) ? null : number(name, value, 1, 5);
    }

    /** Null when absent; the page's default holds then. */
    public static Integer limit(String value) {
        return absent(value) ? null : number("limit", value, 1, 500);
    }

    public static String text(String name, String value) {
        if (absent(value)) {
            return null;
        }
        if (value.length() > LONGEST_TEXT || value.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.violation(
                    name, "must have at most " + LONGEST_TEXT + " characters, none of them a control character");
        }
        return value;
    }

    private static int number(String name, String value, int least, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrongNumber(name, least, most);
        }
        throw wrongNumber(name, least, most);
    }

    private static ProblemException wrongNumber(String name, int least, int most) {
        return ProblemException.violation(name, "must be a whole number from " + least + " to " + most);
    }

    private static boolean absent(String value) {
        return value == null || value.isEmpty();
    }
}
