package io.kalimtak.curation.pool;

import io.kalimtak.curation.candidate.RefreshCandidates;
import io.kalimtak.events.v1.Feedback;
import io.kalimtak.kit.events.BatchProcessor;
import io.kalimtak.kit.events.BatchProcessors;
import io.kalimtak.schemas.Topic;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes feedback, as it now stands, into the ratings. */
@ApplicationScoped
class FeedbackConsumer {
    private final BatchProcessor<Feedback> batches;
    private final RatingStore ratings;
    private final RefreshCandidates candidates;

    FeedbackConsumer(BatchProcessors processors, RatingStore ratings, RefreshCandidates candidates) {
        this.batches = processors.of(Topic.FEEDBACK, Feedback.class, this::store);
        this.ratings = ratings;
        this.candidates = candidates;
    }

    @Incoming("feedback")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> polled) {
        batches.process(polled);
    }

    private void store(List<Feedback> events) {
        ratings.store(events);
        candidates.ofInteractions(
                events.stream().map(Feedback::getInteractionId).toList());
    }
}
