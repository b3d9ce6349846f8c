package io.kalimtak.interaction.content;

import io.kalimtak.interaction.sql.StoreException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Looks after partitions at the start and every so often. A failure is told and tried again next time: until then the
 * default partition takes what arrives, so nothing is refused and nothing is lost.
 */
@ApplicationScoped
class PartitionJob {
    private static final Logger LOG = Logger.getLogger(PartitionJob.class);

    private final EnsurePartitions partitions;

    PartitionJob(EnsurePartitions partitions) {
        this.partitions = partitions;
    }

    void atStart(@Observes StartupEvent event) {
        run();
    }

    @Scheduled(
            every = "${kalimtak.interaction.partitions.every:6h}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            List<String> made = partitions.ensure();
            if (!made.isEmpty()) {
                LOG.infof("partitions made tables=%s", made);
            }
        } catch (StoreException e) {
            LOG.warnf(e, "partitions not made, the default one serves until the next try");
        }
    }
}
