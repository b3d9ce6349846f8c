package io.kalimtak.gateway.durable;

import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.kit.events.EventPublisher;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/**
 * Publishes and waits: what a caller is told was accepted, every in-sync replica of Kafka has, or the disk of this
 * gateway. What Kafka did not confirm in time goes to the journal though it may have arrived: consumers are idempotent.
 */
@ApplicationScoped
public class DurablePublisher {
    private static final Logger LOG = Logger.getLogger(DurablePublisher.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final EventPublisher publisher;
    private final Journal journal;
    private final GatewayConfig config;

    DurablePublisher(EventPublisher publisher, Journal journal, GatewayConfig config) {
        this.publisher = publisher;
        this.journal = journal;
        this.config = config;
    }

    /** Returns when all are durable. Throws a 503 problem, with a time to try again, when they can be kept nowhere. */
    public void publishAll(List<DurableEvent> events) {
        if (journal.inUse() || !confirmed(events)) {
            keep(events);
        }
    }

    private boolean confirmed(List<DurableEvent> events) {
        long began = System.nanoTime();
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (DurableEvent event : events) {
            CompletableFuture<?> one = publisher.publish(event.topic(), event.key(), event.event());
            sent.add(one);
            if (one.isCompletedExceptionally()) {
                // It may have waited as long as it may; the next would wait as long again.
                break;
            }
        }
        long left = config.durableWithin().toNanos() - (System.nanoTime() - began);
        return confirmed(CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)), left, events);
    }

    private static boolean confirmed(CompletableFuture<?> sent, long nanos, List<DurableEvent> events) {
        try {
            sent.get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException) {
                LOG.errorf(
                        "record larger than its topic takes, request refused topic=%s",
                        events.getFirst().topic().topicName());
                throw notDurable();
            }
            return false;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notDurable();
        }
    }

    private void keep(List<DurableEvent> events) {
        try {
            journal.append(events);
        } catch (JournalFullException e) {
            LOG.errorf("events not durable, request refused cause=%s", e.getMessage());
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
