package io.kalimtak.registry.observation;

import io.kalimtak.events.v1.Feedback;
import io.kalimtak.kit.events.BatchProcessor;
import io.kalimtak.kit.events.BatchProcessors;
import io.kalimtak.schemas.Topic;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes feedback from Kafka; offsets are committed after the batch's transaction. */
@ApplicationScoped
class FeedbackConsumer {
    private final BatchProcessor<Feedback> batches;

    FeedbackConsumer(BatchProcessors processors, Observe observe) {
        this.batches = processors.of(Topic.FEEDBACK, Feedback.class, observe::feedback);
    }

    @Incoming("feedback")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> polled) {
        batches.process(polled);
    }
}
