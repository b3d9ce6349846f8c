package io.kalimtak.feedback.erasure;

import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.kit.privacy.Erased;
import io.kalimtak.kit.privacy.Erasure;
import io.kalimtak.kit.privacy.Erasures;
import io.kalimtak.kit.privacy.Tombstones;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** This service's part of an erasure. The owners of other copies hear of it by themselves: no feedback is withdrawn. */
@ApplicationScoped
public class ErasePerson {
    private final Erasures erasures;
    private final Tombstones tombstones;
    private final SubjectStore subjects;

    ErasePerson(Erasures erasures, Tombstones tombstones, SubjectStore subjects) {
        this.erasures = erasures;
        this.tombstones = tombstones;
        this.subjects = subjects;
    }

    /** Does what a batch of privacy events asks for. */
    public void store(List<PrivacyEvent> events) {
        erasures.apply(events, this::erase, () -> {});
    }

    private Erased erase(Erasure erasure) {
        List<UUID> interactions = subjects.interactions(erasure.subjectId(), erasure.before());
        tombstones.bury(interactions);
        return Erased.rows(Map.of(
                "feedback_about_the_person", subjects.delete(interactions),
                "feedback_by_the_person", subjects.deleteSaidBy(erasure.subjectId(), erasure.before())));
    }
}
