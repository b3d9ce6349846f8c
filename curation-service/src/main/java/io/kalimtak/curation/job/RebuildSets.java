package io.kalimtak.curation.job;

import io.kalimtak.curation.CurationConfig;
import io.kalimtak.curation.rule.JobSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Makes revoked sets again, by a job with the settings of the one that made them: whoever may not be in a set any longer is
 * no longer in the pool, so the new one is without. Job and note are one transaction: no set is made again twice.
 */
@ApplicationScoped
class RebuildSets {
    static final String ACTOR = "rebuild";

    private static final Logger LOG = Logger.getLogger(RebuildSets.class);

    private final RebuildStore rebuilds;
    private final JobStore jobs;
    private final StartCuration start;
    private final CurationConfig config;

    RebuildSets(RebuildStore rebuilds, JobStore jobs, StartCuration start, CurationConfig config) {
        this.rebuilds = rebuilds;
        this.jobs = jobs;
        this.start = start;
        this.config = config;
    }

    /** Queues the next one, unless a job is under way or none is due. */
    @Transactional
    void startDue() {
        Optional<RebuildStore.Due> due = rebuilds.due();
        if (due.isEmpty()) {
            return;
        }
        Optional<UUID> job = start.tryStart(settings(due.get().jobId()), ACTOR);
        job.ifPresent(id -> {
            rebuilds.started(due.get().trainingSetId(), id);
            LOG.infof(
                    "revoked set is made again training_set_id=%s job_id=%s",
                    due.get().trainingSetId(), id);
        });
    }

    /** Those of the job that made it; a job that was forgotten since leaves what is configured. */
    private JobSettings settings(UUID jobId) {
        return jobs.find(jobId)
                .map(CurationJob::settings)
                .orElseGet(() -> new JobSettings(config.minScore(), null, null, List.of(), null, false));
    }
}
