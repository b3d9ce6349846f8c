package io.kalimtak.registry.observation;

import io.kalimtak.events.v1.Interaction;
import io.kalimtak.kit.events.BatchProcessor;
import io.kalimtak.kit.events.BatchProcessors;
import io.kalimtak.schemas.Topic;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes answered requests from Kafka; offsets are committed after the batch's transaction. */
@ApplicationScoped
class InteractionConsumer {
    private final BatchProcessor<Interaction> batches;

    InteractionConsumer(BatchProcessors processors, Observe observe) {
        this.batches = processors.of(Topic.INTERACTIONS, Interaction.class, observe::interactions);
    }

    @Incoming("interactions")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> polled) {
        batches.process(polled);
    }
}
