package io.kalimtak.registry.erasure;

import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import io.kalimtak.events.v1.TrainingSet;
import io.kalimtak.events.v1.TrainingSetStatus;
import io.kalimtak.kit.privacy.Erased;
import io.kalimtak.kit.privacy.Erasure;
import io.kalimtak.kit.privacy.Erasures;
import io.kalimtak.registry.RegistryConfig;
import io.kalimtak.registry.RegistryConfig.ErasurePolicy;
import io.kalimtak.registry.lineage.Lineage;
import io.kalimtak.registry.rollout.QuarantineVersion;
import io.kalimtak.registry.version.VersionLifecycle;
import io.kalimtak.registry.version.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * This service's part of an erasure. It knows no people, only sets: curation's receipt names those that held the person.
 * Their versions are marked, and go on or not as the policy says.
 */
@ApplicationScoped
public class ErasePerson {
    static final String ACTOR = "erasure";

    private static final String CURATION = "curation-service";
    private static final String ERASED = "a person whose rows it held was erased";

    private final Erasures erasures;
    private final RevokedSetStore sets;
    private final Lineage lineage;
    private final VersionLifecycle versions;
    private final QuarantineVersion quarantine;
    private final RegistryConfig.Erasure config;

    ErasePerson(
            Erasures erasures,
            RevokedSetStore sets,
            Lineage lineage,
            VersionLifecycle versions,
            QuarantineVersion quarantine,
            RegistryConfig config) {
        this.erasures = erasures;
        this.sets = sets;
        this.lineage = lineage;
        this.versions = versions;
        this.quarantine = quarantine;
        this.config = config.erasure();
        if (this.config.policy() == ErasurePolicy.ACCEPT
                && this.config.acceptedBecause().isEmpty()) {
            throw new IllegalArgumentException("kalimtak.registry.erasure.policy is accept: set"
                    + " kalimtak.registry.erasure.accepted-because to the reason, which the history will name");
        }
    }

    /** Notes sets that were revoked, for whatever reason. */
    @Transactional
    public void noteRevoked(List<TrainingSet> events) {
        events.stream()
                .filter(event -> event.getStatus() == TrainingSetStatus.REVOKED)
                .forEach(event -> sets.put(
                        event.getTrainingSetId(),
                        event.getReason() == null ? "no reason was given" : event.getReason(),
                        false,
                        event.getOccurredAt()));
    }

    /** Does what curation's receipts among these events call for. */
    public void store(List<PrivacyEvent> events) {
        events.stream()
                .filter(event -> event.getKind() == PrivacyEventKind.ERASURE_DONE)
                .filter(event -> CURATION.equals(event.getService()))
                .forEach(receipt -> erasures.apply(
                        new Erasure(receipt.getRequestId(), receipt.getSubjectId(), receipt.getEraseBefore()),
                        erasure -> mark(receipt),
                        () -> {}));
    }

    private Erased mark(PrivacyEvent receipt) {
        Set<String> reached = new LinkedHashSet<>();
        for (UUID set : receipt.getTrainingSets()) {
            sets.put(set, ERASED, true, receipt.getOccurredAt());
            lineage.reached(List.of(set)).forEach(version -> reached.add(version.version()));
        }
        Why why = new Why(
                ACTOR, reason(), Map.of("request_id", receipt.getRequestId().toString()));
        for (String version : reached) {
            versions.markErased(version, why);
            if (config.policy() == ErasurePolicy.QUARANTINE) {
                quarantine.quarantine(version, why);
            }
        }
        return new Erased(Map.of("model_versions_marked", (long) reached.size()), List.of(), List.copyOf(reached));
    }

    private String reason() {
        String mark = "it was trained on a person who was erased";
        return switch (config.policy()) {
            case RETRAIN -> mark + "; it serves until the next training cycle replaces it";
            case QUARANTINE -> mark + "; it stops serving";
            case ACCEPT ->
                mark + "; accepted because " + config.acceptedBecause().orElseThrow();
        };
    }
}
