package io.kalimtak.interaction.shadow;

import io.kalimtak.events.v1.ShadowAnswer;
import io.kalimtak.interaction.sql.LateFeedbackStore;
import io.kalimtak.kit.privacy.Tombstones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps a batch of answers that were not shown, before or after their interactions. One that is held already stays as it is;
 * one of a person who was erased since is dropped, and what came before it about its interaction goes too.
 */
@ApplicationScoped
public class StoreShadowAnswers {
    private final ShadowAnswerStore answers;
    private final Tombstones tombstones;
    private final LateFeedbackStore feedback;

    StoreShadowAnswers(ShadowAnswerStore answers, Tombstones tombstones, LateFeedbackStore feedback) {
        this.answers = answers;
        this.tombstones = tombstones;
        this.feedback = feedback;
    }

    /** Stores all or, when one of them cannot be stored, none. */
    @Transactional
    public void store(List<ShadowAnswer> batch) {
        Set<UUID> late = tombstones.late(batch.stream()
                .map(one -> new Tombstones.Arrived(one.getInteractionId(), one.getSubjectId(), one.getCreatedAt()))
                .toList());
        if (!late.isEmpty()) {
            feedback.delete(late);
        }
        answers.insert(batch.stream()
                .filter(one -> !late.contains(one.getInteractionId()))
                .toList());
    }
}
