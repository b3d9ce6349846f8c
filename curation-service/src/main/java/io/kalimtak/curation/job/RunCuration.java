package io.kalimtak.curation.job;

import io.kalimtak.curation.CurationConfig;
import io.kalimtak.kit.events.Transient;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Carries a job through. It is idempotent: an attempt starts from nothing, and only the transaction that ends the job
 * shows anything to anybody.
 */
@ApplicationScoped
class RunCuration {
    private static final Logger LOG = Logger.getLogger(RunCuration.class);

    private final JobStore jobs;
    private final JudgeRows judge;
    private final FinishCuration finish;
    private final CurationMetrics metrics;
    private final CurationConfig config;
    private final Clock clock;

    RunCuration(
            JobStore jobs,
            JudgeRows judge,
            FinishCuration finish,
            CurationMetrics metrics,
            CurationConfig config,
            Clock clock) {
        this.jobs = jobs;
        this.judge = judge;
        this.finish = finish;
        this.metrics = metrics;
        this.config = config;
        this.clock = clock;
    }

    /** True when the job has ended, well or badly; false when it is to be taken up again. */
    boolean run(CurationJob queued) {
        CurationJob job = jobs.takeUp(queued, clock.instant());
        LOG.infof("curation started job_id=%s attempt=%d actor=%s", job.id(), job.attempt(), job.actor());
        if (job.attempt() > config.job().attempts()) {
            fail(
                    job,
                    "Given up after " + config.job().attempts()
                            + " attempts; the service's log has the cause of each.");
            return true;
        }
        try {
            JudgeRows.Judged judged = judge.judge(job);
            finish.finish(job, judged);
            metrics.done(judged.funnel());
            LOG.infof(
                    "curation done job_id=%s received=%d kept=%d",
                    job.id(), judged.funnel().received(), judged.funnel().kept());
            return true;
        } catch (AttemptOvertakenException e) {
            LOG.infof("curation attempt overtaken job_id=%s attempt=%d", job.id(), job.attempt());
            return false;
        } catch (ConsentWithdrawnException e) {
            LOG.infof("curation repeats, consent was withdrawn meanwhile job_id=%s", job.id());
            return false;
        } catch (RuntimeException e) {
            if (Transient.isPassing(e)) {
                LOG.warnf(e, "curation interrupted, will be taken up again job_id=%s", job.id());
                return false;
            }
            LOG.errorf(e, "curation failed job_id=%s", job.id());
            fail(job, explain(e));
            return true;
        }
    }

    private void fail(CurationJob job, String error) {
        judge.forget(job);
        jobs.failed(job, error, clock.instant());
        metrics.failed();
    }

    private static String explain(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UncheckedIOException io) {
                return "The set could not be written under kalimtak.storage.root ("
                        + io.getCause().getClass().getSimpleName()
                        + "): check that the folder is writable and has space, then ask again.";
            }
        }
        return "The job could not be carried out; the service's log has the cause.";
    }
}
