package io.kalimtak.interaction.identity;

import io.kalimtak.events.v1.Identity;
import io.kalimtak.kit.events.BatchProcessor;
import io.kalimtak.kit.events.BatchProcessors;
import io.kalimtak.schemas.Topic;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes identities from Kafka; offsets are committed after the batch's transaction. */
@ApplicationScoped
class IdentityConsumer {
    private final BatchProcessor<Identity> batches;

    IdentityConsumer(BatchProcessors processors, StoreIdentities identities) {
        this.batches = processors.of(Topic.IDENTITIES, Identity.class, identities::store);
    }

    @Incoming("identities")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> polled) {
        batches.process(polled);
    }
}
