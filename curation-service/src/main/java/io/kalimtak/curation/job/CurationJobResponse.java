package io.kalimtak.curation.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kalimtak.curation.rule.Funnel;
import io.kalimtak.curation.rule.JobSettings;
import java.time.Instant;
import java.util.UUID;

/** A job as the operator sees it. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record CurationJobResponse(
        UUID jobId,
        JobState state,
        UUID trainingSetId,
        Funnel funnel,
        String error,
        CurationJob.StageProgress progress,
        boolean cancelRequested,
        JobSettings settings,
        String actor,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt) {
    static CurationJobResponse of(CurationJob job) {
        return new CurationJobResponse(
                job.id(),
                job.state(),
                job.trainingSetId(),
                job.funnel(),
                job.error(),
                job.progress(),
                job.cancelRequested(),
                job.settings(),
                job.actor(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt());
    }
}
