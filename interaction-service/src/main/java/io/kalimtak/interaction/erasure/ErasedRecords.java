package io.kalimtak.interaction.erasure;

import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.kit.events.UndecodableRecordException;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Which dead letters are an erased person's: those of an erased interaction, by their key, and those that hold the
 * person's pseudonym and tell of something up to the erasure's moment. What cannot be decoded has no time, and goes.
 * Never by user id: one may be short, and stand in somebody else's words.
 */
@ApplicationScoped
class ErasedRecords {
    /** Topics whose key is an interaction of the person whom the record names; in others it may be somebody else's. */
    private static final Set<Topic> OWN_KEY = Set.of(Topic.INTERACTIONS, Topic.IDENTITIES, Topic.SHADOW_ANSWERS);

    private final TombstoneStore tombstones;
    private final AvroCodec codec;

    ErasedRecords(TombstoneStore tombstones, AvroCodec codec) {
        this.tombstones = tombstones;
        this.codec = codec;
    }

    /**
     * What was found.
     *
     * @param offsets of the records
     * @param interactions ids of the person's interactions that the records name
     */
    record Found(Set<Long> offsets, Set<UUID> interactions) {}

    /** Those among records of the topic's dead letters. */
    Found among(Topic topic, List<ConsumerRecord<byte[], byte[]>> records) {
        Map<Long, Set<String>> named = new HashMap<>();
        Map<Long, UUID> keys = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            named.put(record.offset(), PseudonymSearch.in(record.value()));
            id(record.key()).ifPresent(id -> keys.put(record.offset(), id));
        }
        Set<String> all = new HashSet<>();
        named.values().forEach(all::addAll);
        Map<String, Instant> erased = all.isEmpty() ? Map.of() : tombstones.erased(all);
        Set<UUID> gone = keys.isEmpty() ? Set.of() : tombstones.gone(keys.values());
        Found found = new Found(new HashSet<>(), new HashSet<>());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            UUID key = keys.get(record.offset());
            boolean persons = named.get(record.offset()).stream()
                    .anyMatch(one -> erased.containsKey(one) && isUpTo(erased.get(one), topic, record));
            if (persons || key != null && gone.contains(key)) {
                found.offsets().add(record.offset());
            }
            if (persons && key != null && OWN_KEY.contains(topic)) {
                found.interactions().add(key);
            }
        }
        return found;
    }

    private boolean isUpTo(Instant erased, Topic topic, ConsumerRecord<byte[], byte[]> record) {
        try {
            SpecificRecord event = codec.decode(topic, record.value(), topic.type());
            Object at = event.get(event.getSchema().getField(moment(topic)).pos());
            return !((Instant) at).isAfter(erased);
        } catch (UndecodableRecordException e) {
            return true;
        }
    }

    /**
     * The field that tombstones compare when a record is stored, and no other: a piece of feedback occurs anew with each
     * of its states, for one who said it before the erasure also after it.
     */
    private static String moment(Topic topic) {
        return OWN_KEY.contains(topic) ? "created_at" : "submitted_at";
    }

    private static Optional<UUID> id(byte[] key) {
        if (key == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(new String(key, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
