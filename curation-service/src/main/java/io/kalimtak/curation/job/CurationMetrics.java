package io.kalimtak.curation.job;

import io.kalimtak.curation.rule.Funnel;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Counts of finished jobs: {@code kalimtak_curation_received_rows_total} = the sum over rules of
 * {@code kalimtak_curation_dropped_rows_total} + {@code kalimtak_curation_kept_rows_total}.
 * {@code kalimtak_curation_flagged_rows_total}: rows with a suspicious n-gram, whatever became of them.
 * {@code kalimtak_curation_jobs_total} by outcome; alert when {@code failed} grows.
 */
@ApplicationScoped
class CurationMetrics {
    private final MeterRegistry registry;

    CurationMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void done(Funnel funnel) {
        registry.counter("kalimtak.curation.received.rows").increment(funnel.received());
        registry.counter("kalimtak.curation.kept.rows").increment(funnel.kept());
        for (Funnel.Stage stage : funnel.stages()) {
            registry.counter("kalimtak.curation.dropped.rows", "rule", stage.rule())
                    .increment(stage.dropped());
        }
        registry.counter("kalimtak.curation.flagged.rows").increment(funnel.flagged());
        registry.counter("kalimtak.curation.jobs", "outcome", "done").increment();
    }

    void cancelled() {
        registry.counter("kalimtak.curation.jobs", "outcome", "cancelled").increment();
    }

    void failed() {
        registry.counter("kalimtak.curation.jobs", "outcome", "failed").increment();
    }
}
