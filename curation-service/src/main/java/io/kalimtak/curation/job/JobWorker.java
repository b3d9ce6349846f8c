package io.kalimtak.curation.job;

import io.kalimtak.curation.CurationConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The loop that runs jobs: when one was queued here, and every so often for those that another replica queued and for
 * those whose replica died. Only the holder of {@link RunnerLock} runs.
 */
@ApplicationScoped
class JobWorker {
    private static final Logger LOG = Logger.getLogger(JobWorker.class);
    private static final long STOP_WITHIN_MS = 5_000;

    private final JobStore jobs;
    private final RunCuration curation;
    private final RebuildSets rebuilds;
    private final RunnerLock lock;
    private final JobBell bell;
    private final CurationConfig config;
    private volatile boolean running;
    private Thread loop;

    JobWorker(
            JobStore jobs,
            RunCuration curation,
            RebuildSets rebuilds,
            RunnerLock lock,
            JobBell bell,
            CurationConfig config) {
        this.jobs = jobs;
        this.curation = curation;
        this.rebuilds = rebuilds;
        this.lock = lock;
        this.bell = bell;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        loop = Thread.ofVirtual().name("curation-worker").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        bell.ring();
        loop.join(STOP_WITHIN_MS);
    }

    private void run() {
        bell.ring();
        while (running) {
            try {
                bell.await(config.job().pollInterval());
                work();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warnf(e, "curation worker waits for a server");
            }
        }
    }

    private void work() {
        rebuilds.startDue();
        Optional<CurationJob> waiting = jobs.active();
        if (waiting.isPresent() && running) {
            // Read again under the lock: the replica that held it may just have ended the job.
            lock.ifFree(() -> jobs.active().ifPresent(curation::run));
        }
    }
}
