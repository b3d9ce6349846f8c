package io.kalimtak.curation.pool;

import io.kalimtak.curation.candidate.RefreshCandidates;
import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.kit.events.BatchProcessor;
import io.kalimtak.kit.events.BatchProcessors;
import io.kalimtak.schemas.Topic;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes changes of consent, and takes back the candidates of whoever withdrew it. */
@ApplicationScoped
class PrivacyConsumer {
    private final BatchProcessor<PrivacyEvent> batches;
    private final ConsentStore consents;
    private final RefreshCandidates candidates;

    PrivacyConsumer(BatchProcessors processors, ConsentStore consents, RefreshCandidates candidates) {
        this.batches = processors.of(Topic.PRIVACY, PrivacyEvent.class, this::store);
        this.consents = consents;
        this.candidates = candidates;
    }

    @Incoming("privacy")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> polled) {
        batches.process(polled);
    }

    private void store(List<PrivacyEvent> events) {
        List<Consent> changes = Consent.newest(events);
        if (!changes.isEmpty()) {
            consents.store(changes);
            candidates.ofSubjects(changes.stream().map(Consent::subjectId).toList());
        }
    }
}
