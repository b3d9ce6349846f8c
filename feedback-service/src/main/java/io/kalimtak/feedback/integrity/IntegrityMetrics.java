package io.kalimtak.feedback.integrity;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/**
 * {@code kalimtak_feedback_quarantined_total} by rule: pieces that were held; those let through are the records received
 * less dead letters, repetitions and these. Alert on any growth: somebody must look at what waits.
 */
@Startup
@ApplicationScoped
public class IntegrityMetrics {
    private static final String HELD = "kalimtak_feedback_quarantined";
    private static final String RULE = "rule";

    private final MeterRegistry registry;

    IntegrityMetrics(MeterRegistry registry, Integrity integrity) {
        this.registry = registry;
        // A counter that appears with its first event shows no growth.
        integrity.rules().forEach(rule -> registry.counter(HELD, RULE, rule));
    }

    /** Counts flags of pieces that are stored. */
    public void held(Collection<Flag> flags) {
        flags.forEach(flag -> registry.counter(HELD, RULE, flag.rule()).increment());
    }
}
