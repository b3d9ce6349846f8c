package io.kalimtak.training.run;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** Names of trained versions: target, day of the order (UTC), first eight digits of the run's id. */
final class VersionNames {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
    private static final int DIGITS = 8;

    private VersionNames() {}

    /** The same for the same run, however often it is taken up again. */
    static String of(String target, Instant ordered, UUID runId) {
        return target + "-" + DAY.format(ordered) + "-" + runId.toString().substring(0, DIGITS);
    }
}
