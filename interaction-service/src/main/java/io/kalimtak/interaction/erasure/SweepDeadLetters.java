package io.kalimtak.interaction.erasure;

import io.kalimtak.kit.retention.Expired;
import io.kalimtak.kit.retention.Expiry;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
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
    private final BuryInteractions late;
    private final DeadLetterSweepStore sweeps;
    private final RetainedTopics topics;
    private final Clock clock;
    private final String bootstrapServers;

    SweepDeadLetters(
            ErasedRecords erased,
            BuryInteractions late,
            DeadLetterSweepStore sweeps,
            RetainedTopics topics,
            Clock clock,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.erased = erased;
        this.late = late;
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
        return run(true).orFail();
    }

    @Override
    public List<Expired> remove() {
        return run(false).orFail();
    }

    /**
     * A sweep that does not work, whatever server is away, does not hold up the receipt, which says that the topics may
     * hold something yet.
     */
    void afterErasure() {
        try {
            run(false).failed.forEach((topic, why) -> {
                LOG.warnf(why, "dead letters not swept, next try with retention topic=%s", topic.deadLetterName());
                sweeps.forget(topic.deadLetterName());
            });
        } catch (RuntimeException e) {
            LOG.warnf(e, "dead letters not swept, next try with retention");
            sweeps.forget();
        }
    }

    /** What came of a run; a topic that failed was not swept to its end, the others were. */
    private static final class Outcome {
        private final List<Expired> expired = new ArrayList<>();
        private final Map<Topic, RuntimeException> failed = new EnumMap<>(Topic.class);

        List<Expired> orFail() {
            if (failed.isEmpty()) {
                return expired;
            }
            RuntimeException all = new IllegalStateException("dead letters not swept to their end: " + failed.keySet());
            failed.values().forEach(all::addSuppressed);
            throw all;
        }
    }

    private Outcome run(boolean dry) {
        Instant now = clock.instant();
        Map<Topic, Instant> over = topics.deadLettersOver(now);
        Outcome outcome = new Outcome();
        try (DeadLetterLog log = new DeadLetterLog(bootstrapServers)) {
            for (Topic topic : RetainedTopics.PERSONAL) {
                try {
                    long found = sweep(log, topic, over.get(topic), dry);
                    if (found > 0) {
                        outcome.expired.add(Expired.of(topic.deadLetterName(), now, found));
                    }
                    if (!dry) {
                        sweeps.put(topic.deadLetterName(), now);
                    }
                } catch (RuntimeException e) {
                    outcome.failed.put(topic, e);
                }
            }
        }
        return outcome;
    }

    /** All partitions, also those after one that fails, as the one that holds a letter which is too large to be copied. */
    private long sweep(DeadLetterLog log, Topic topic, Instant over, boolean dry) {
        long found = 0;
        RuntimeException failed = null;
        for (Map.Entry<TopicPartition, Long> end :
                log.ends(topic.deadLetterName()).entrySet()) {
            try {
                found += sweep(log, topic, end, over, dry);
            } catch (RuntimeException e) {
                if (failed == null) {
                    failed = e;
                } else {
                    failed.addSuppressed(e);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
        return found;
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
            late.bury(interactions);
            cut(log, end.getKey(), end.getValue(), going);
            LOG.infof(
                    "dead letters of erased people removed topic=%s partition=%d count=%d",
                    end.getKey().topic(), end.getKey().partition(), going.size());
        }
        return going.size();
    }

    /** A copy keeps its time, and the segment that it stands in now may stay longer: it goes when its own time is over. */
    private static boolean isOver(ConsumerRecord<byte[], byte[]> record, Instant before) {
        return DeadLetterLog.isCopy(record)
                && Instant.ofEpochMilli(record.timestamp()).isBefore(before);
    }

    /** Asks before it copies: where nothing may be cut off, each sweep would add others' letters once more. */
    private static void cut(DeadLetterLog log, TopicPartition partition, long end, Set<Long> going) {
        log.mayCut(partition);
        Tail tail = tail(log, partition, end, going);
        Set<String> copied = new HashSet<>(tail.origins());
        log.read(partition, tail.from(), batch -> {
            batch.stream()
                    .filter(record -> !going.contains(record.offset()))
                    .filter(record -> copied.add(DeadLetterLog.origin(record)))
                    .forEach(log::copy);
            log.awaitCopies();
        });
        log.cut(partition, tail.from());
    }

    /**
     * What stays where it is: from the first copy that a sweep left whose cut did not come, as nothing that goes stands
     * behind it. Else a letter that cannot be copied would let the others be copied again with each sweep.
     */
    private record Tail(long from, Set<String> origins) {}

    private static Tail tail(DeadLetterLog log, TopicPartition partition, long end, Set<Long> going) {
        long last = Collections.max(going);
        Set<String> before = new HashSet<>();
        Set<String> origins = new HashSet<>();
        AtomicLong from = new AtomicLong(end);
        log.read(
                partition,
                end,
                batch -> batch.forEach(record -> {
                    String origin = DeadLetterLog.origin(record);
                    boolean again = !before.add(origin);
                    if (record.offset() > last && again && DeadLetterLog.isCopy(record)) {
                        from.accumulateAndGet(record.offset(), Math::min);
                    }
                    if (record.offset() >= from.get()) {
                        origins.add(origin);
                    }
                }));
        return new Tail(from.get(), origins);
    }
}
