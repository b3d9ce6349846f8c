package io.kalimtak.interaction.erasure;

import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import io.kalimtak.kit.privacy.Erased;
import io.kalimtak.kit.privacy.Erasure;
import io.kalimtak.kit.privacy.Erasures;
import io.kalimtak.kit.privacy.Tombstones;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * This service's part of an erasure, and the book of everybody's. A consent stays: it says under a pseudonym what the
 * person refused, and would be forgotten to the person's harm.
 */
@ApplicationScoped
public class ErasePerson {
    private final Erasures erasures;
    private final Tombstones tombstones;
    private final PersonStore person;
    private final ReceiptStore receipts;
    private final SweepDeadLetters deadLetters;

    ErasePerson(
            Erasures erasures,
            Tombstones tombstones,
            PersonStore person,
            ReceiptStore receipts,
            SweepDeadLetters deadLetters) {
        this.erasures = erasures;
        this.tombstones = tombstones;
        this.person = person;
        this.receipts = receipts;
        this.deadLetters = deadLetters;
    }

    /**
     * Keeps the receipts of a batch of privacy events, then does what it asks for. Not in one transaction: one that waits
     * inside another for a second connection would hold up a small pooler for good. The dead letters are swept once for
     * all, before the receipts of all.
     */
    public void store(List<PrivacyEvent> events) {
        List<Receipt> done = events.stream()
                .filter(event -> event.getKind() == PrivacyEventKind.ERASURE_DONE)
                .map(ErasePerson::receipt)
                .toList();
        QuarkusTransaction.requiringNew().run(() -> done.forEach(receipts::put));
        erasures.apply(events, this::erase, deadLetters::afterErasure);
    }

    private Erased erase(Erasure erasure) {
        List<UUID> interactions = person.interactions(erasure.subjectId(), erasure.before());
        tombstones.bury(interactions);
        return Erased.rows(Map.of(
                "interactions", person.deleteContent(interactions),
                "identities", person.deleteIdentities(interactions),
                "shadow_answers", person.deleteShadowAnswers(interactions),
                "feedback_about_the_person", person.deleteFeedback(interactions),
                "feedback_by_the_person", person.deleteSaidBy(erasure.subjectId(), erasure.before())));
    }

    private static Receipt receipt(PrivacyEvent event) {
        return new Receipt(
                event.getRequestId(),
                event.getService(),
                event.getEraseBefore() == null ? event.getOccurredAt() : event.getEraseBefore(),
                event.getErased(),
                event.getTrainingSets(),
                event.getModelVersions(),
                event.getOccurredAt());
    }
}
