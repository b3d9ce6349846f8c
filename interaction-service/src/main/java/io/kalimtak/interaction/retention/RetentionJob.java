package io.kalimtak.interaction.retention;

import io.kalimtak.interaction.sql.StoreException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Applies retention every so often, and says what went: a line a relation, and {@code kalimtak_retention_rows_total}. */
@ApplicationScoped
class RetentionJob {
    private static final Logger LOG = Logger.getLogger(RetentionJob.class);

    private final ApplyRetention retention;
    private final MeterRegistry metrics;

    RetentionJob(ApplyRetention retention, MeterRegistry metrics) {
        this.retention = retention;
        this.metrics = metrics;
    }

    @Scheduled(
            every = "${kalimtak.interaction.retention.every:24h}",
            delayed = "${kalimtak.interaction.retention.delayed:10m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            for (Expired expired : retention.run()) {
                LOG.infof(
                        "retention applied relation=%s before=%s rows=%d",
                        expired.relation(), expired.before(), expired.rows());
                metrics.counter("kalimtak_retention_rows", "relation", table(expired.relation()))
                        .increment(expired.rows());
            }
        } catch (StoreException e) {
            LOG.warnf(e, "retention not applied, next try in due course");
        }
    }

    /** Partitions come and go; the label of all of them is their table. */
    private static String table(String relation) {
        return relation.startsWith("interaction.content_") ? "interaction.content" : relation;
    }
}
