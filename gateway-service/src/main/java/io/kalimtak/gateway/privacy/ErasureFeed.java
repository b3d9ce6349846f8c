package io.kalimtak.gateway.privacy;

import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.gateway.durable.Journal;
import io.kalimtak.gateway.idempotency.IdempotentAnswers;
import io.kalimtak.kit.KitConfig;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.kit.events.Backoff;
import io.kalimtak.kit.events.TopicFollower;
import io.kalimtak.kit.privacy.Erased;
import io.kalimtak.kit.privacy.Erasure;
import io.kalimtak.kit.privacy.Erasures;
import io.kalimtak.schemas.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Erases people from this replica's journal and from the answers that all replicas share. Every replica follows the topic,
 * for each has a journal of its own; the one that comes first reports for all. A journal that is reached later, because
 * its replica was down, loses the person's records all the same: here, or by the tombstones of whoever reads them.
 */
@ApplicationScoped
class ErasureFeed {
    private final Journal journal;
    private final IdempotentAnswers answers;
    private final Erasures erasures;
    private final AvroCodec codec;
    private final Backoff backoff;
    private final String bootstrapServers;
    private TopicFollower<PrivacyEvent> follower;

    ErasureFeed(
            Journal journal,
            IdempotentAnswers answers,
            Erasures erasures,
            AvroCodec codec,
            KitConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.journal = journal;
        this.answers = answers;
        this.erasures = erasures;
        this.codec = codec;
        this.backoff =
                new Backoff(config.consumer().retryFirst(), config.consumer().retryMax());
        this.bootstrapServers = bootstrapServers;
    }

    void start(@Observes StartupEvent event) {
        follower = new TopicFollower<>(Topic.PRIVACY, PrivacyEvent.class, codec, bootstrapServers, this::take);
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
    }

    private void take(PrivacyEvent event) {
        Erasure.of(event)
                .ifPresent(erasure -> backoff.untilPassed(() -> {
                    erase(erasure);
                    return null;
                }));
    }

    private void erase(Erasure erasure) {
        long journaled = journal.erase(erasure.subjectId(), erasure.before());
        erasures.apply(
                erasure,
                one -> Erased.rows(Map.of(
                        "journal", journaled, "idempotency_answers", answers.erase(one.subjectId(), one.before()))),
                () -> {});
    }
}
