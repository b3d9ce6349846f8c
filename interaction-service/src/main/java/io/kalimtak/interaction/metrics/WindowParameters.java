package io.kalimtak.interaction.metrics;

import io.kalimtak.interaction.web.QueryParameters;
import io.kalimtak.kit.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Reads the window that a caller asked for. */
final class WindowParameters {
    private static final Duration DEFAULT = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration LONGEST_BY_HOUR = Duration.ofDays(31);

    private WindowParameters() {}

    /**
     * Ends now when {@code until} is absent, and has 7 days when {@code since} is. Throws a 400 problem for a window that
     * is empty, or longer than 366 days, or than 31 by the hour.
     */
    static Window read(String since, String until, Grouping by, Instant now) {
        Instant asked = QueryParameters.time("until", until);
        Instant end = (asked == null ? now : asked).truncatedTo(ChronoUnit.MICROS);
        Instant from = QueryParameters.time("since", since);
        Instant begin = from == null ? end.minus(DEFAULT) : from.truncatedTo(ChronoUnit.MICROS);
        if (!begin.isBefore(end)) {
            throw ProblemException.violation("since", "must be before until, which is now when it is not given");
        }
        Duration longest = by == Grouping.HOUR ? LONGEST_BY_HOUR : LONGEST;
        if (Duration.between(begin, end).compareTo(longest) > 0) {
            throw ProblemException.violation(
                    "since",
                    "must be at most " + longest.toDays() + " days before until"
                            + (by == Grouping.HOUR ? " when figures are grouped by hour" : ""));
        }
        return new Window(begin, end);
    }
}
