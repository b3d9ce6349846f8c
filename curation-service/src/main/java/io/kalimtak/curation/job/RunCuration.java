package io.kalimtak.curation.job;

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
    private final BringUpToDate bringUpToDate;
    private final ChooseRows choose;
    private final FinishCuration finish;
    private final CurationMetrics metrics;
    private final Clock clock;

    RunCuration(
            JobStore jobs,
            BringUpToDate bringUpToDate,
            ChooseRows choose,
            FinishCuration finish,
            CurationMetrics metrics,
            Clock clock) {
        this.jobs = jobs;
        this.bringUpToDate = bringUpToDate;
        this.choose = choose;
        this.finish = finish;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** True when the job has ended, well or badly; false when it is to be taken up again. */
    boolean run(CurationJob queued) {
        CurationJob job = jobs.takeUp(queued, clock.instant());
        LOG.infof("curation started job_id=%s attempt=%d actor=%s", job.id(), job.attempt(), job.actor());
        if (job.attempt() > finish.mostAttempts()) {
            fail(
                    job,
                    "Given up after " + finish.mostAttempts() + " attempts; the service's log has the cause of each.");
            return true;
        }
        try {
            carryThrough(job);
            return true;
        } catch (JobCancelledException e) {
            choose.forget(job);
            jobs.cancelled(job, clock.instant());
            metrics.cancelled();
            LOG.infof("curation cancelled job_id=%s", job.id());
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

    private void carryThrough(CurationJob job) {
        Progress progress = new Progress(job, jobs, clock);
        String judge = bringUpToDate.run(progress);
        ChooseRows.Chosen chosen = choose.choose(job, judge, progress);
        progress.start(Stage.PUBLISH, null);
        finish.finish(job, chosen);
        metrics.done(chosen.funnel());
        LOG.infof(
                "curation done job_id=%s received=%d kept=%d",
                job.id(), chosen.funnel().received(), chosen.funnel().kept());
    }

    private void fail(CurationJob job, String error) {
        choose.forget(job);
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
