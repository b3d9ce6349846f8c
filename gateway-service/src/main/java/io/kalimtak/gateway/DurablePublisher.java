package io.kalimtak.gateway;

import io.kalimtak.kit.events.EventPublisher;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.jboss.logging.Logger;

/** Publishes and waits: what a caller is told was accepted, every in-sync replica of Kafka has. */
@ApplicationScoped
public class DurablePublisher {
    /** An event on its way to a topic. */
    public record Event(Topic topic, String key, SpecificRecord event) {}

    private static final Logger LOG = Logger.getLogger(DurablePublisher.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final EventPublisher publisher;
    private final GatewayConfig config;

    DurablePublisher(EventPublisher publisher, GatewayConfig config) {
        this.publisher = publisher;
        this.config = config;
    }

    /** Returns when all are durable. Throws a 503 problem, with a time to try again, when they are not in time. */
    public void publishAll(List<Event> events) {
        CompletableFuture<?>[] sent = events.stream()
                .map(event -> publisher.publish(event.topic(), event.key(), event.event()))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(sent).get(config.durableWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.errorf(
                    "events not durable, request refused topic=%s cause=%s",
                    events.getFirst().topic().topicName(),
                    e.getCause() == null ? "timeout" : e.getCause().getClass().getSimpleName());
            throw notDurable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notDurable();
        }
    }

    private static ProblemException notDurable() {
        return ProblemException.retryLater(
                ProblemType.UNAVAILABLE,
                "The request could not be recorded safely and so was not answered. Send it again, with the same"
                        + " Idempotency-Key if you use one.",
                RETRY_AFTER);
    }
}
