package io.kalimtak.training.erasure;

import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import io.kalimtak.kit.privacy.Erased;
import io.kalimtak.kit.privacy.Erasure;
import io.kalimtak.kit.privacy.Erasures;
import io.kalimtak.training.sets.TrainingSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/**
 * This service's part of an erasure. It knows no people, only sets: it waits for curation's receipt, which names those that
 * held the person. Runs on them end by themselves: every state asks whether its set was revoked.
 */
@ApplicationScoped
public class ErasePerson {
    private static final String CURATION = "curation-service";

    private final Erasures erasures;
    private final TrainingSets sets;

    ErasePerson(Erasures erasures, TrainingSets sets) {
        this.erasures = erasures;
        this.sets = sets;
    }

    /** Does what curation's receipts among these events call for. */
    public void store(List<PrivacyEvent> events) {
        events.stream()
                .filter(event -> event.getKind() == PrivacyEventKind.ERASURE_DONE)
                .filter(event -> CURATION.equals(event.getService()))
                .forEach(this::erase);
    }

    private void erase(PrivacyEvent receipt) {
        Erasure erasure = new Erasure(receipt.getRequestId(), receipt.getSubjectId(), receipt.getEraseBefore());
        erasures.apply(
                erasure,
                ignored -> Erased.rows(Map.of(
                        "reports_with_examples",
                        receipt.getTrainingSets().stream()
                                .mapToLong(sets::forgetExamples)
                                .sum())),
                () -> {});
    }
}
