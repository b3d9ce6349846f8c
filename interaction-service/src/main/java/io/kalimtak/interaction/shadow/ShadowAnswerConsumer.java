package io.kalimtak.interaction.shadow;

import io.kalimtak.events.v1.ShadowAnswer;
import io.kalimtak.kit.events.BatchProcessor;
import io.kalimtak.kit.events.BatchProcessors;
import io.kalimtak.schemas.Topic;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes answers of versions in the shadow from Kafka; offsets are committed after the batch's transaction. */
@ApplicationScoped
class ShadowAnswerConsumer {
    private final BatchProcessor<ShadowAnswer> batches;

    ShadowAnswerConsumer(BatchProcessors processors, StoreShadowAnswers answers) {
        this.batches = processors.of(Topic.SHADOW_ANSWERS, ShadowAnswer.class, answers::store);
    }

    @Incoming("shadow-answers")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> polled) {
        batches.process(polled);
    }
}
