package io.kalimtak.interaction.metrics;

import io.kalimtak.kit.problem.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** What figures are grouped by. The SQL is the program's own words; a group without a value has the key ''. */
enum Grouping {
    NONE("''", false),
    VERSION("model_version", false),
    LANGUAGE("language", false),
    TOOL("coalesce(target_tool, '')", false),
    /** Days of UTC, as 2026-01-31. */
    DAY("to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')", true),
    /** Hours of UTC by their beginning, as 2026-01-31T08:00:00Z. */
    HOUR("to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:00:00\"Z\"')", true);

    private final String key;
    private final boolean byTime;

    Grouping(String key, boolean byTime) {
        this.key = key;
        this.byTime = byTime;
    }

    /** The key of a row of the content table, as SQL. */
    String key() {
        return key;
    }

    /** Whether a group is a stretch of time, within which nobody can come back on another day. */
    boolean byTime() {
        return byTime;
    }

    /** As callers write it: version, language, tool, day, hour; null for none. */
    String label() {
        return this == NONE ? null : name().toLowerCase(Locale.ROOT);
    }

    /** The grouping of a label; none when absent. Throws a 400 problem for another word. */
    static Grouping of(String label) {
        if (label == null || label.isEmpty()) {
            return NONE;
        }
        return Arrays.stream(values())
                .filter(grouping -> label.equals(grouping.label()))
                .findFirst()
                .orElseThrow(() -> ProblemException.violation("by", "must be one of " + labels()));
    }

    private static String labels() {
        return Arrays.stream(values())
                .map(Grouping::label)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }
}
