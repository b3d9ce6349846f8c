package io.kalimtak.feedback.erasure;

import io.kalimtak.events.v1.Interaction;
import io.kalimtak.kit.privacy.Tombstones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Notes whose interactions these are. Feedback that came before one of an erased person goes now. */
@ApplicationScoped
public class NoteSubjects {
    private final SubjectStore subjects;
    private final Tombstones tombstones;

    NoteSubjects(SubjectStore subjects, Tombstones tombstones) {
        this.subjects = subjects;
        this.tombstones = tombstones;
    }

    /** Notes all or none; interactions without a person are passed over. */
    @Transactional
    public void store(List<Interaction> batch) {
        List<Interaction> personal =
                batch.stream().filter(one -> one.getSubjectId() != null).toList();
        Set<UUID> late = tombstones.late(personal.stream()
                .map(one -> new Tombstones.Arrived(one.getInteractionId(), one.getSubjectId(), one.getCreatedAt()))
                .toList());
        if (!late.isEmpty()) {
            subjects.delete(late);
        }
        subjects.insert(personal.stream()
                .filter(one -> !late.contains(one.getInteractionId()))
                .toList());
    }
}
