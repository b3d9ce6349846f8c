package io.kalimtak.interaction.erasure;

import io.kalimtak.kit.privacy.Tombstones;
import io.kalimtak.kit.retention.Expired;
import io.kalimtak.kit.retention.Expiry;
import io.kalimtak.schemas.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Removes erased people from the topics of dead letters: after each erasure, and with the daily retention, because a
 * record may fail late. What is others' is copied to the end of its partition before the beginning is cut off, so a crash
 * in between leaves some of it twice, which the next cut mends, and loses nothing. Two replicas at once do no harm for
 * the same reason: neither cuts what it has not copied, or what the other put at the end.
 */
@ApplicationScoped
public class SweepDeadLetters implements Expiry {
    private static final Logger LOG = Logger.getLogger(SweepDeadLetters.class);

    private final ErasedRecords erased;
    private final Tombstones tombstones;
    private final DeadLetterSweepStore sweeps;
    private final RetainedTopics topics;
    private final Clock clock;
    private final String bootstrapServers;

    SweepDeadLetters(
            ErasedRecords erased,
            Tombstones tombstones,
            DeadLetterSweepStore sweeps,
            RetainedTopics topics,
            Clock clock,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.erased = erased;
        this.tombstones = tombstones;
        this.sweeps = sweeps;
        this.topics = topics;
        this.clock = clock;
        this.bootstrapServers = bootstrapServers;
    }

    @Override
    public String name() {
        return "dead-letters";
    }

    @Override
    public List<Expired> expired() {
        return run(true);
    }

    @Override
    public List<Expired> remove() {
        return run(false);
    }

    /**
     * A sweep that does not work, whatever server is away, does not hold up the receipt, which says that the topics may
     * hold something yet.
     */
    void afterErasure() {
        try {
            run(false);
        } catch (RuntimeException e) {
            LOG.warnf(e, "dead letters not swept, next try with retention");
            sweeps.forget();
        }
    }

    private List<Expired> run(boolean dry) {
        Instant now = clock.instant();
        Map<Topic, Instant> over = topics.deadLettersOver(now);
        List<Expired> expired = new ArrayList<>();
        try (DeadLetterLog log = new DeadLetterLog(bootstrapServers)) {
            for (Topic topic : RetainedTopics.PERSONAL) {
                String name = topic.deadLetterName();
                long found = 0;
                for (Map.Entry<TopicPartition, Long> end : log.ends(name).entrySet()) {
                    found += sweep(log, topic, end, over.get(topic), dry);
                }
                if (found > 0) {
                    expired.add(Expired.of(name, now, found));
                }
                if (!dry) {
                    sweeps.put(name, now);
                }
            }
        }
        return expired;
    }

    /** A copy keeps its time, and the segment that it stands in now may stay longer: it goes when its own time is over. */
    private static boolean isOver(ConsumerRecord<byte[], byte[]> record, Instant before) {
        return record.headers().lastHeader(DeadLetterLog.COPIED_FROM) != null
                && Instant.ofEpochMilli(record.timestamp()).isBefore(before);
    }

    private long sweep(DeadLetterLog log, Topic topic, Map.Entry<TopicPartition, Long> end, Instant over, boolean dry) {
        Set<Long> going = new HashSet<>();
        Set<UUID> interactions = new HashSet<>();
        log.read(end.getKey(), end.getValue(), batch -> {
            ErasedRecords.Found found = erased.among(topic, batch);
            going.addAll(found.offsets());
            interactions.addAll(found.interactions());
            batch.stream()
                    .filter(record -> isOver(record, over))
                    .map(ConsumerRecord::offset)
                    .forEach(going::add);
        });
        if (!dry && !going.isEmpty()) {
            // Others' feedback on these is known by them, in the topics that come next.
            QuarkusTransaction.requiringNew().run(() -> tombstones.bury(interactions));
            cut(log, end.getKey(), end.getValue(), going);
            LOG.infof(
                    "dead letters of erased people removed topic=%s partition=%d count=%d",
                    end.getKey().topic(), end.getKey().partition(), going.size());
        }
        return going.size();
    }

    private static void cut(DeadLetterLog log, TopicPartition partition, long end, Set<Long> going) {
        Set<String> copied = new HashSet<>();
        log.read(partition, end, batch -> {
            batch.stream()
                    .filter(record -> !going.contains(record.offset()))
                    .filter(record -> copied.add(DeadLetterLog.origin(record)))
                    .forEach(log::copy);
            log.awaitCopies();
        });
        log.cut(partition, end);
    }
}
