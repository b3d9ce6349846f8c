package io.kalimtak.feedback.rating;

import io.kalimtak.events.v1.FeedbackSubmission;
import io.kalimtak.feedback.integrity.IntegrityMetrics;
import io.kalimtak.kit.events.BatchProcessor;
import io.kalimtak.kit.events.BatchProcessors;
import io.kalimtak.schemas.Topic;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes submissions from Kafka; offsets are committed after the batch's transaction. */
@ApplicationScoped
class SubmissionConsumer {
    private final BatchProcessor<FeedbackSubmission> batches;

    SubmissionConsumer(BatchProcessors processors, RecordFeedback feedback, IntegrityMetrics metrics) {
        this.batches = processors.of(
                Topic.FEEDBACK_SUBMISSIONS,
                FeedbackSubmission.class,
                submissions -> metrics.held(feedback.record(submissions)));
    }

    @Incoming("submissions")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> polled) {
        batches.process(polled);
    }
}
