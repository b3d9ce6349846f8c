package io.kalimtak.kit.events;

import io.kalimtak.schemas.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What came in and what became of it. received − dead letters = stored. Alert on any growth of
 * {@code kalimtak_consumer_dead_letters_total}: each one waits for somebody to mend and replay it.
 */
@ApplicationScoped
class ConsumerMetrics {
    private final MeterRegistry registry;

    ConsumerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void processed(Topic topic, int received, int deadLetters) {
        registry.counter("kalimtak_consumer_received", "topic", topic.topicName())
                .increment(received);
        registry.counter("kalimtak_consumer_dead_letters", "topic", topic.topicName())
                .increment(deadLetters);
    }
}
