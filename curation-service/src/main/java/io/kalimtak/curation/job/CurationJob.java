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
 * @param progress what it is at; null before it runs
 * @param cancelRequested whether somebody cancelled it while it ran; it ends when it next looks
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
        StageProgress progress,
        boolean cancelRequested,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt) {
    /**
     * How far a stage has come.
     *
     * @param done requests or rows
     * @param total of them, or null where nobody knows
     */
    public record StageProgress(Stage stage, long done, Long total) {}

    /** The id of the set that this job makes, whichever attempt makes it (UUID version 3). */
    public UUID plannedSetId() {
        return UUID.nameUUIDFromBytes(("training-set:" + id).getBytes(StandardCharsets.UTF_8));
    }
}
