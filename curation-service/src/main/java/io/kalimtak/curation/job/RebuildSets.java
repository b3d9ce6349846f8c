package io.kalimtak.curation.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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

    RebuildSets(RebuildStore rebuilds, JobStore jobs, StartCuration start) {
        this.rebuilds = rebuilds;
        this.jobs = jobs;
        this.start = start;
    }

    /** Queues the next one, unless a job is under way or none is due. */
    @Transactional
    void startDue() {
        Optional<RebuildStore.Due> due = rebuilds.due();
        if (due.isEmpty()) {
            return;
        }
        CurationJob made = jobs.find(due.get().jobId()).orElseThrow();
        Optional<UUID> job = start.tryStart(made.settings(), ACTOR);
        job.ifPresent(id -> {
            rebuilds.started(due.get().trainingSetId(), id);
            LOG.infof(
                    "revoked set is made again training_set_id=%s job_id=%s",
                    due.get().trainingSetId(), id);
        });
    }
}
