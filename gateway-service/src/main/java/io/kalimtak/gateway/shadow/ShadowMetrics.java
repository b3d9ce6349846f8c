package io.kalimtak.gateway.shadow;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/**
 * What became of copies: {@code kalimtak_shadow_answers_total}, by outcome. Handed over = answered + failed + dropped + those
 * that wait, are being answered or are on their way to Kafka. A lost copy is counted and not kept. Look when failed grows (the
 * version throws) and when nearly all are dropped (it is not loaded, or Kafka is away); to drop some under load is in order.
 */
@ApplicationScoped
class ShadowMetrics {
    private final MeterRegistry registry;

    ShadowMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The end of a copy. */
    enum Outcome {
        /** Kafka has the version's answer. */
        ANSWERED,
        /** Kafka has it that the version failed. */
        FAILED,
        /** No room, no model, no Kafka, or no time before the gateway stopped. */
        DROPPED
    }

    void count(Outcome outcome) {
        registry.counter("kalimtak_shadow_answers", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
