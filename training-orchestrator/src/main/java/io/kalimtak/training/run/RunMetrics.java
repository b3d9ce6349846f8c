package io.kalimtak.training.run;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;

/**
 * Counts what was committed: {@code kalimtak_training_runs_total} by the state a run ended in (alert when
 * {@code FAILED} grows), and {@code kalimtak_training_state_seconds} by state, how long runs stood in it.
 */
@ApplicationScoped
class RunMetrics {
    private final MeterRegistry registry;

    RunMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * A run has left a state.
     *
     * @param stood how long it stood in the state it left
     */
    record Moved(RunState from, RunState to, Duration stood) {}

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) Moved moved) {
        registry.timer("kalimtak.training.state", "state", moved.from().name()).record(moved.stood());
        if (moved.to().ended()) {
            registry.counter("kalimtak.training.runs", "state", moved.to().name())
                    .increment();
        }
    }
}
