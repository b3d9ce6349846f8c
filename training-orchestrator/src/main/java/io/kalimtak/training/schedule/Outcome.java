package io.kalimtak.training.schedule;

import java.util.UUID;

/**
 * What a firing led to.
 *
 * @param reason for the one who asks why
 * @param started the run or report, or null
 */
record Outcome(Kind kind, String reason, UUID started) {
    enum Kind {
        STARTED,
        SKIPPED,
        FAILED
    }

    static Outcome started(String reason, UUID id) {
        return new Outcome(Kind.STARTED, reason, id);
    }

    static Outcome skipped(String reason) {
        return new Outcome(Kind.SKIPPED, reason, null);
    }

    static Outcome failed(String reason) {
        return new Outcome(Kind.FAILED, reason, null);
    }
}
