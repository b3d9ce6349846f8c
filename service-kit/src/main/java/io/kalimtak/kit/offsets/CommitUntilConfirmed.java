package io.kalimtak.kit.offsets;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.ContextHolder;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Commits the offset after an acknowledged record at once, and again every second until Kafka has confirmed it.
 *
 * <p>The connector's own strategy {@code latest} asks once. Where that request fails (a rebalance under way, a broker
 * away) and no record follows, the group seems to lag for ever; and after a rebalance has brought the same records
 * again, it takes their offsets for committed. Nothing is lost by that, but whoever watches the lag is woken for
 * nothing, and every restart reads the records once more.
 *
 * <p>Offsets of partitions that were taken away are forgotten: another member may be further on by then.
 */
final class CommitUntilConfirmed extends ContextHolder implements KafkaCommitHandler {
    /** What {@code commit-strategy} names. */
    static final String STRATEGY = "until-confirmed";

    private static final int AGAIN_AFTER_MS = 1_000;

    private static final Logger LOG = Logger.getLogger(CommitUntilConfirmed.class);

    /** Makes one for each channel; the connector finds it by its identifier. */
    @ApplicationScoped
    @Identifier(STRATEGY)
    static class Factory implements KafkaCommitHandler.Factory {
        private static final int API_TIMEOUT_MS = 60_000;

        @Override
        public KafkaCommitHandler create(
                KafkaConnectorIncomingConfiguration config,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            int timeout = config.config()
                    .getOptionalValue(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Integer.class)
                    .orElse(API_TIMEOUT_MS);
            return new CommitUntilConfirmed(vertx, timeout, consumer, AGAIN_AFTER_MS);
        }
    }

    private final KafkaConsumer<?, ?> consumer;
    private final int againAfterMs;

    // These three are touched on the channel's event loop alone.
    private final Set<TopicPartition> assigned = new HashSet<>();
    private final Map<TopicPartition, Long> unconfirmed = new HashMap<>();
    private boolean timed;

    private volatile boolean ended;

    CommitUntilConfirmed(Vertx vertx, int timeoutMs, KafkaConsumer<?, ?> consumer, int againAfterMs) {
        super(vertx, timeoutMs);
        this.consumer = consumer;
        this.againAfterMs = againAfterMs;
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
        TopicPartition partition = new TopicPartition(record.getTopic(), record.getPartition());
        long next = record.getOffset() + 1;
        runOnContext(() -> acknowledged(partition, next));
        return Uni.createFrom().voidItem().runSubscriptionOn(record::runOnMessageContext);
    }

    private void acknowledged(TopicPartition partition, long next) {
        if (assigned.contains(partition)) {
            unconfirmed.merge(partition, next, Math::max);
            time();
            commit(Map.of(partition, new OffsetAndMetadata(next)));
        }
    }

    private void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        consumer.commitAsync(offsets)
                .subscribe()
                .with(
                        done -> runOnContext(() -> confirmed(offsets)),
                        failure -> LOG.warnf(
                                "offsets not committed yet offsets=%s cause=%s retry_ms=%d",
                                offsets, failure, againAfterMs));
    }

    private void confirmed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) ->
                unconfirmed.computeIfPresent(partition, (same, wanted) -> wanted <= offset.offset() ? null : wanted));
    }

    /** A timer, not the failure itself, has it asked again: the client does not always tell that a request has failed. */
    private void time() {
        if (!timed && !ended) {
            timed = true;
            vertx.setTimer(againAfterMs, id -> runOnContext(this::again));
        }
    }

    private void again() {
        timed = false;
        if (unconfirmed.isEmpty() || ended) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        unconfirmed.forEach((partition, next) -> offsets.put(partition, new OffsetAndMetadata(next)));
        time();
        commit(offsets);
    }

    @Override
    public void partitionsAssigned(Collection<TopicPartition> partitions) {
        List<TopicPartition> more = List.copyOf(partitions);
        runOnContext(() -> assigned.addAll(more));
    }

    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        List<TopicPartition> gone = List.copyOf(partitions);
        runOnContext(() -> {
            assigned.removeAll(gone);
            unconfirmed.keySet().removeAll(gone);
        });
    }

    @Override
    public void terminate(boolean graceful) {
        ended = true;
    }
}
