package io.kalimtak.feedback.integrity;

import java.time.Duration;
import java.time.Instant;

/** Windows of one length that follow each other. A day is a calendar day in UTC. */
record Window(Duration length) {
    /** When the window began that the moment lies in; a window holds its beginning and not its end. */
    Instant startOf(Instant moment) {
        long seconds = length.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
    }

    /** In words, for example "2 hours" or "1 minute". */
    String words() {
        if (whole(length.toDays(), Duration.ofDays(1))) {
            return words(length.toDays(), "day");
        }
        if (whole(length.toHours(), Duration.ofHours(1))) {
            return words(length.toHours(), "hour");
        }
        if (whole(length.toMinutes(), Duration.ofMinutes(1))) {
            return words(length.toMinutes(), "minute");
        }
        return words(length.toSeconds(), "second");
    }

    private boolean whole(long count, Duration unit) {
        return count > 0 && unit.multipliedBy(count).equals(length);
    }

    private static String words(long count, String unit) {
        return count == 1 ? "1 " + unit : count + " " + unit + "s";
    }
}
