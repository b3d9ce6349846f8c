package io.kalimtak.curation.moderation;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * {@code kalimtak_curation_moderated_texts_total}: texts that the server answered for, each counted once.
 * {@code kalimtak_curation_moderation_given_up_total}: jobs whose stage ended because the server did not answer; alert when it
 * grows, since rows without an answer are dropped.
 */
@ApplicationScoped
class ModerationMetrics {
    private final MeterRegistry registry;

    ModerationMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void answered(int texts) {
        registry.counter("kalimtak.curation.moderated.texts").increment(texts);
    }

    void givenUp() {
        registry.counter("kalimtak.curation.moderation.given.up").increment();
    }
}
