package io.kalimtak.feedback.review;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * {@code kalimtak_feedback_reviewed_total} by decision. Quarantined less reviewed is what waits or was replaced by the
 * rater; when it only grows nobody looks.
 */
@Startup
@ApplicationScoped
class ReviewMetrics {
    private static final String REVIEWED = "kalimtak_feedback_reviewed";
    private static final String DECISION = "decision";

    private final MeterRegistry registry;

    ReviewMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Decision decision : Decision.values()) {
            registry.counter(REVIEWED, DECISION, decision.label());
        }
    }

    void reviewed(Decision decision, long pieces) {
        registry.counter(REVIEWED, DECISION, decision.label()).increment(pieces);
    }
}
