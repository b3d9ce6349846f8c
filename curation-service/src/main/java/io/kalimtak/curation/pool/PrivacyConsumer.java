package io.kalimtak.curation.pool;

import io.kalimtak.curation.candidate.RefreshCandidates;
import io.kalimtak.curation.erasure.ErasePerson;
import io.kalimtak.curation.erasure.WithdrawConsent;
import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.kit.events.BatchProcessor;
import io.kalimtak.kit.events.BatchProcessors;
import io.kalimtak.schemas.Topic;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes changes of consent and requests for erasure, and takes back what may be held or trained on no longer. */
@ApplicationScoped
class PrivacyConsumer {
    private final BatchProcessor<PrivacyEvent> batches;
    private final ConsentStore consents;
    private final RefreshCandidates candidates;
    private final WithdrawConsent withdraw;
    private final ErasePerson erase;

    PrivacyConsumer(
            BatchProcessors processors,
            ConsentStore consents,
            RefreshCandidates candidates,
            WithdrawConsent withdraw,
            ErasePerson erase) {
        this.batches = processors.of(Topic.PRIVACY, PrivacyEvent.class, this::store);
        this.consents = consents;
        this.candidates = candidates;
        this.withdraw = withdraw;
        this.erase = erase;
    }

    @Incoming("privacy")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> polled) {
        batches.process(polled);
    }

    private void store(List<PrivacyEvent> events) {
        // Before the candidates are looked after: the receipt counts those of an erased person.
        erase.store(events);
        List<Consent> changes = Consent.newest(events);
        if (!changes.isEmpty()) {
            consents.store(changes);
            List<String> subjects = changes.stream().map(Consent::subjectId).toList();
            candidates.ofSubjects(subjects);
            withdraw.withdraw(subjects);
        }
    }
}
