package io.kalimtak.gateway.shadow;

import io.kalimtak.events.v1.ShadowAnswer;
import io.kalimtak.gateway.shadow.ShadowMetrics.Outcome;
import io.kalimtak.kit.events.EventPublisher;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/**
 * Sends what came of a copy, without waiting for Kafka and without the journal: one that is lost is counted, not kept. Only a
 * few may be on their way, so that with Kafka away they do not fill the memory that interactions are sent from.
 */
@ApplicationScoped
class PublishShadowAnswer {
    private static final int ON_THEIR_WAY = 16;

    private final EventPublisher publisher;
    private final ShadowMetrics metrics;
    private final Semaphore room = new Semaphore(ON_THEIR_WAY);

    PublishShadowAnswer(EventPublisher publisher, ShadowMetrics metrics) {
        this.publisher = publisher;
        this.metrics = metrics;
    }

    void publish(ShadowAnswer event) {
        if (!room.tryAcquire()) {
            metrics.count(Outcome.DROPPED);
            return;
        }
        Outcome done = event.getFailed() ? Outcome.FAILED : Outcome.ANSWERED;
        publisher
                .publish(Topic.SHADOW_ANSWERS, event.getInteractionId().toString(), event)
                .whenComplete((sent, lost) -> {
                    room.release();
                    metrics.count(lost == null ? done : Outcome.DROPPED);
                });
    }
}
