package io.kalimtak.training.report.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as the page writes them: a real minus sign, thousands parted by commas, UTC. */
public final class Numbers {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final long LONG_SECONDS = 60;

    private Numbers() {}

    /** With this many decimals. */
    public static String fixed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        boolean zero = text.chars().noneMatch(digit -> digit >= '1' && digit <= '9');
        return zero ? text.replace("-", "") : text.replace('-', '−');
    }

    /** The same with a plus where it is above zero. */
    public static String signed(double value, int decimals) {
        String text = fixed(value, decimals);
        boolean zero = text.chars().noneMatch(digit -> digit >= '1' && digit <= '9');
        return value > 0 && !zero ? "+" + text : text;
    }

    public static String count(long count) {
        return fixed(count, 0);
    }

    /** A change of a count, with its sign. */
    public static String change(long change) {
        return signed(change, 0);
    }

    /** Whole numbers without decimals, others with four. */
    public static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? fixed(value, 0) : fixed(value, 4);
    }

    /** A share as a percentage with one decimal. */
    public static String percent(double share) {
        return fixed(100 * share, 1) + " %";
    }

    public static String time(Instant time) {
        return time == null ? "" : TIME.format(time);
    }

    public static String day(Instant time) {
        return time == null ? "" : DAY.format(time);
    }

    /** Day and month, for an axis. */
    public static String shortDay(Instant time) {
        return time == null ? "" : SHORT.format(time);
    }

    /** Below a minute in seconds with one decimal, else in hours, minutes and seconds. */
    public static String duration(Duration duration) {
        if (duration.toSeconds() < LONG_SECONDS) {
            return fixed(duration.toMillis() / 1000.0, 1) + " s";
        }
        String hours = duration.toHours() > 0 ? count(duration.toHours()) + " h " : "";
        return hours + duration.toMinutesPart() + " min " + duration.toSecondsPart() + " s";
    }
}
