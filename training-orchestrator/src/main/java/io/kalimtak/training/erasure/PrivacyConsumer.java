package io.kalimtak.training.erasure;

import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.kit.events.BatchProcessor;
import io.kalimtak.kit.events.BatchProcessors;
import io.kalimtak.schemas.Topic;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes curation's receipts of erasures. */
@ApplicationScoped
class PrivacyConsumer {
    private final BatchProcessor<PrivacyEvent> batches;

    PrivacyConsumer(BatchProcessors processors, ErasePerson erase) {
        this.batches = processors.of(Topic.PRIVACY, PrivacyEvent.class, erase::store);
    }

    @Incoming("privacy")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> polled) {
        batches.process(polled);
    }
}
