package io.kalimtak.feedback.erasure;

import io.kalimtak.events.v1.Interaction;
import io.kalimtak.kit.events.BatchProcessor;
import io.kalimtak.kit.events.BatchProcessors;
import io.kalimtak.schemas.Topic;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads of interactions whose they are, and nothing else. */
@ApplicationScoped
class InteractionConsumer {
    private final BatchProcessor<Interaction> batches;

    InteractionConsumer(BatchProcessors processors, NoteSubjects subjects) {
        this.batches = processors.of(Topic.INTERACTIONS, Interaction.class, subjects::store);
    }

    @Incoming("interactions")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> polled) {
        batches.process(polled);
    }
}
