package io.kalimtak.curation.job;

import io.kalimtak.curation.rule.Funnel;
import io.kalimtak.curation.rule.JobSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * A curation job.
 *
 * @param attempt how often it was taken up; an attempt that is no longer the newest may not finish the job
 * @param trainingSetId the published set; null until then, and for good when there is none
 */
public record CurationJob(
        UUID id,
        JobState state,
        JobSettings settings,
        String actor,
        int attempt,
        UUID trainingSetId,
        Funnel funnel,
        String error,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt) {
    /** The id of the set that this job makes, whichever attempt makes it (UUID version 3). */
    public UUID plannedSetId() {
        return UUID.nameUUIDFromBytes(("training-set:" + id).getBytes(StandardCharsets.UTF_8));
    }
}
