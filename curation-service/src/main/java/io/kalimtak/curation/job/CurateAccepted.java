package io.kalimtak.curation.job;

import java.util.UUID;

/** Where to see what becomes of a job. */
record CurateAccepted(UUID jobId, String statusUrl) {
    static CurateAccepted of(UUID jobId) {
        return new CurateAccepted(jobId, "/api/admin/curation-jobs/" + jobId);
    }
}
