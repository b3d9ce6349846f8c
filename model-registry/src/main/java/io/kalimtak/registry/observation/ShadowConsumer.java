package io.kalimtak.registry.observation;

import io.kalimtak.events.v1.ShadowAnswer;
import io.kalimtak.kit.events.BatchProcessor;
import io.kalimtak.kit.events.BatchProcessors;
import io.kalimtak.schemas.Topic;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes answers of shadows from Kafka; offsets are committed after the batch's transaction. */
@ApplicationScoped
class ShadowConsumer {
    private final BatchProcessor<ShadowAnswer> batches;

    ShadowConsumer(BatchProcessors processors, Observe observe) {
        this.batches = processors.of(Topic.SHADOW_ANSWERS, ShadowAnswer.class, observe::shadows);
    }

    @Incoming("shadow-answers")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> polled) {
        batches.process(polled);
    }
}
