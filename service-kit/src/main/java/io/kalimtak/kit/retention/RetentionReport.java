package io.kalimtak.kit.retention;

import java.time.Instant;
import java.util.List;

/**
 * What retention did in one service.
 *
 * @param dry true when nothing was removed
 * @param failed parts whose removal did not work this time; the service's log has the cause
 */
public record RetentionReport(String service, Instant at, boolean dry, List<Expired> expired, List<String> failed) {
    /** Copies the lists. */
    public RetentionReport {
        expired = List.copyOf(expired);
        failed = List.copyOf(failed);
    }
}
