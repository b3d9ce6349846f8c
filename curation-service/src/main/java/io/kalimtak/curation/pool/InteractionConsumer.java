package io.kalimtak.curation.pool;

import io.kalimtak.curation.candidate.RefreshCandidates;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.kit.events.BatchProcessor;
import io.kalimtak.kit.events.BatchProcessors;
import io.kalimtak.schemas.Topic;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes answered requests into the pool. */
@ApplicationScoped
class InteractionConsumer {
    private final BatchProcessor<Interaction> batches;
    private final InteractionPoolStore pool;
    private final RefreshCandidates candidates;

    InteractionConsumer(BatchProcessors processors, InteractionPoolStore pool, RefreshCandidates candidates) {
        this.batches = processors.of(Topic.INTERACTIONS, Interaction.class, this::store);
        this.pool = pool;
        this.candidates = candidates;
    }

    @Incoming("interactions")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> polled) {
        batches.process(polled);
    }

    private void store(List<Interaction> events) {
        pool.store(events);
        candidates.ofInteractions(
                events.stream().map(Interaction::getInteractionId).toList());
    }
}
