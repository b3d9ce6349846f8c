package io.kalimtak.curation.job;

import java.util.Map;
import java.util.Set;

/** Where a curation job stands, and the one table of what may follow what. */
public enum JobState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    /** RUNNING follows itself when a job that was interrupted is taken up again. */
    private static final Map<JobState, Set<JobState>> NEXT = Map.of(
            QUEUED,
            Set.of(RUNNING, CANCELLED),
            RUNNING,
            Set.of(RUNNING, DONE, FAILED, CANCELLED),
            DONE,
            Set.of(),
            FAILED,
            Set.of(),
            CANCELLED,
            Set.of());

    public boolean mayBecome(JobState next) {
        return NEXT.get(this).contains(next);
    }
}
