package io.kalimtak.registry.erasure;

import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import io.kalimtak.events.v1.TrainingSet;
import io.kalimtak.events.v1.TrainingSetStatus;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.kit.events.EventPublisher;
import io.kalimtak.local.testing.Broker;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Plays curation, and reads what the registry reports. */
@ApplicationScoped
public class Receipts {
    /** The set that {@code Registry.enter} registers versions with. */
    static final UUID SET = UUID.fromString("11111111-1111-4111-8111-111111111111");

    private final EventPublisher publisher;
    private final AvroCodec codec;

    Receipts(EventPublisher publisher, AvroCodec codec) {
        this.publisher = publisher;
        this.codec = codec;
    }

    /** Curation reports that it erased somebody whom these sets held. */
    void curationErased(String subject, UUID request, List<UUID> sets) {
        PrivacyEvent receipt = PrivacyEvent.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(now())
                .setSubjectId(subject)
                .setKind(PrivacyEventKind.ERASURE_DONE)
                .setRequestId(request)
                .setService("curation-service")
                .setEraseBefore(now())
                .setErased(Map.of("interactions", 1L))
                .setTrainingSets(sets)
                .build();
        publisher
                .publish(Topic.PRIVACY, subject + ":erased:curation-service", receipt)
                .join();
    }

    void curationRevoked(UUID set, String reason) {
        TrainingSet event = TrainingSet.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(now())
                .setTrainingSetId(set)
                .setStatus(TrainingSetStatus.REVOKED)
                .setLocation("training-sets/" + set)
                .setManifestSha256("00")
                .setRowsTrain(1)
                .setRowsEval(1)
                .setRowsPreferences(0)
                .setRowsByLanguage(Map.of())
                .setReason(reason)
                .build();
        publisher.publish(Topic.TRAINING_SETS, set.toString(), event).join();
    }

    List<PrivacyEvent> ofRegistry(String subject) {
        return Broker.records(Topic.PRIVACY.topicName(), subject + ":erased:model-registry").stream()
                .map(record -> codec.decode(Topic.PRIVACY, record.value(), PrivacyEvent.class))
                .toList();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
