package io.kalimtak.kit.outbox;

import io.kalimtak.kit.KitConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** The loop that empties the outbox: after every commit at once, and every so often for what other replicas left. */
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final long STOP_WITHIN_MS = 5_000;

    private final OutboxSender sender;
    private final OutboxNudge nudge;
    private final OutboxMetrics metrics;
    private final KitConfig config;
    private volatile boolean running;
    private Thread loop;

    OutboxRelay(OutboxSender sender, OutboxNudge nudge, OutboxMetrics metrics, KitConfig config) {
        this.sender = sender;
        this.nudge = nudge;
        this.metrics = metrics;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        loop = Thread.ofVirtual().name("outbox-relay").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        nudge.ring();
        loop.join(STOP_WITHIN_MS);
    }

    private void run() {
        boolean failing = false;
        while (running) {
            try {
                metrics.lookWhenDue();
                int sent = sender.sendBatch();
                if (failing) {
                    LOG.infof("outbox relay works again");
                    failing = false;
                }
                if (sent < config.outbox().batchSize()) {
                    nudge.await(config.outbox().pollInterval());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!failing) {
                    LOG.warnf(e, "outbox relay waits for a server");
                    failing = true;
                }
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(config.consumer().retryFirst());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
