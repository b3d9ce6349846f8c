package io.kalimtak.registry.erasure;

import io.kalimtak.events.v1.TrainingSet;
import io.kalimtak.kit.events.BatchProcessor;
import io.kalimtak.kit.events.BatchProcessors;
import io.kalimtak.schemas.Topic;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns of sets that were revoked. */
@ApplicationScoped
class TrainingSetConsumer {
    private final BatchProcessor<TrainingSet> batches;

    TrainingSetConsumer(BatchProcessors processors, ErasePerson erase) {
        this.batches = processors.of(Topic.TRAINING_SETS, TrainingSet.class, erase::noteRevoked);
    }

    @Incoming("training-sets")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> polled) {
        batches.process(polled);
    }
}
