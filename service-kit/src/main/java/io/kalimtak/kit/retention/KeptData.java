package io.kalimtak.kit.retention;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that is kept.
 *
 * @param kind whether it is a table or files
 * @param name the relation with its schema, or the folder below the storage's root
 * @param what what it is, in one phrase
 * @param purpose what it is kept for, in one phrase
 * @param contains kinds of content, in the order of {@link Sensitivity}
 * @param keptFor ISO 8601, as P90D; null where the rule alone says it
 * @param rule what a duration alone does not say, or null
 * @param setting the configuration key of the duration, or null where it cannot be set
 */
public record KeptData(
        Kind kind,
        String name,
        String what,
        String purpose,
        List<Sensitivity> contains,
        String keptFor,
        String rule,
        String setting) {
    /** Where it lies. */
    @Schema(name = "KeptKind")
    public enum Kind {
        TABLE,
        FILES
    }

    /** Copies the list. */
    public KeptData {
        contains = List.copyOf(contains);
    }

    /** A table of a service. */
    public static KeptData table(String name, String what, String purpose, Sensitivity... contains) {
        return of(Kind.TABLE, name, what, purpose, contains);
    }

    /** A folder below the storage's root. */
    public static KeptData files(String name, String what, String purpose, Sensitivity... contains) {
        return of(Kind.FILES, name, what, purpose, contains);
    }

    /** The same, kept for this long, which the configuration key says. */
    public KeptData keptFor(Duration duration, String key) {
        return new KeptData(kind, name, what, purpose, contains, iso(duration), rule, key);
    }

    /** The same, with a rule beside the duration or instead of one. */
    public KeptData rule(String words) {
        return new KeptData(kind, name, what, purpose, contains, keptFor, words, setting);
    }

    private static KeptData of(Kind kind, String name, String what, String purpose, Sensitivity... contains) {
        return new KeptData(kind, name, what, purpose, List.copyOf(new TreeSet<>(Set.of(contains))), null, null, null);
    }

    /** Whole days as days: P90D says more to a reader than PT2160H. */
    public static String iso(Duration duration) {
        boolean wholeDays = !duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()));
        return wholeDays ? "P" + duration.toDays() + "D" : duration.toString();
    }
}
