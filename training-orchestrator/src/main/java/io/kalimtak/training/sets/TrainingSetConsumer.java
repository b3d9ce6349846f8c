package io.kalimtak.training.sets;

import io.kalimtak.kit.events.BatchProcessor;
import io.kalimtak.kit.events.BatchProcessors;
import io.kalimtak.schemas.Topic;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns of training sets. */
@ApplicationScoped
class TrainingSetConsumer {
    private final BatchProcessor<io.kalimtak.events.v1.TrainingSet> batches;

    TrainingSetConsumer(BatchProcessors processors, TrainingSets sets) {
        this.batches = processors.of(Topic.TRAINING_SETS, io.kalimtak.events.v1.TrainingSet.class, sets::store);
    }

    @Incoming("training-sets")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> polled) {
        batches.process(polled);
    }
}
