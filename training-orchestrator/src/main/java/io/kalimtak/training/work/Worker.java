package io.kalimtak.training.work;

import io.kalimtak.kit.events.Transient;
import io.kalimtak.training.TrainingConfig;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The replica's one worker: a thread of its own, with low priority, so that training never holds up HTTP or consumers.
 * A second thread keeps the lease alive while it works.
 */
@ApplicationScoped
class Worker {
    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final List<WorkQueue> queues;
    private final TrainingConfig config;
    private volatile boolean running;
    private volatile Watch current;
    private Thread loop;

    Worker(@All List<WorkQueue> queues, TrainingConfig config) {
        this.queues = queues.stream()
                .sorted(Comparator.comparingInt(WorkQueue::order))
                .toList();
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        loop = Thread.ofPlatform()
                .name("training-worker")
                .priority(Thread.MIN_PRIORITY)
                .start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        Watch watch = current;
        if (watch != null) {
            watch.abort(Watch.Cause.STOPPING);
        }
        loop.join(STOP_WITHIN);
    }

    private void run() {
        boolean failing = false;
        while (running) {
            try {
                Optional<Work> work = next();
                failing = false;
                if (work.isPresent()) {
                    perform(work.get());
                } else {
                    Thread.sleep(config.worker().poll());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!failing) {
                    log(e);
                    failing = true;
                }
                pause(config.worker().retryFirst());
            }
        }
    }

    private static void log(RuntimeException failure) {
        if (Transient.isPassing(failure)) {
            LOG.warnf("worker waits for a server");
        } else {
            LOG.errorf(failure, "worker cannot go on with its work");
        }
    }

    private Optional<Work> next() {
        return queues.stream().map(WorkQueue::claim).flatMap(Optional::stream).findFirst();
    }

    private void perform(Work work) {
        Watch watch = new Watch();
        current = watch;
        if (!running) {
            watch.abort(Watch.Cause.STOPPING);
        }
        Thread heart = Thread.ofVirtual().name("training-heartbeat").start(() -> beat(work, watch));
        try {
            work.perform(watch);
        } catch (OutOfMemoryError | LinkageError | StackOverflowError e) {
            // A worker that dies silently would leave everything queued for ever; the lease brings this work back.
            throw new IllegalStateException("work ended by an error: " + work.name(), e);
        } finally {
            current = null;
            heart.interrupt();
        }
    }

    private void beat(Work work, Watch watch) {
        while (!Thread.currentThread().isInterrupted()) {
            pause(config.worker().heartbeat());
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            try {
                work.beat(watch);
            } catch (RuntimeException e) {
                // The lease outlives a few missed beats; the fence at the next write tells whether it was lost.
                LOG.warnf("heartbeat missed work=%s", work.name());
            }
        }
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
