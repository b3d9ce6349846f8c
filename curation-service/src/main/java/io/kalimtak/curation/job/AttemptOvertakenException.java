package io.kalimtak.curation.job;

import java.util.UUID;

/** Another attempt has taken the job over; this one must leave everything as it is. */
public final class AttemptOvertakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AttemptOvertakenException(UUID jobId) {
        super("curation job " + jobId + " has been taken over by a later attempt");
    }
}
