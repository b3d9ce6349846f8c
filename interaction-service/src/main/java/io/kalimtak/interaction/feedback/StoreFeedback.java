package io.kalimtak.interaction.feedback;

import io.kalimtak.events.v1.Feedback;
import io.kalimtak.kit.privacy.Tombstones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps what a batch of events says of pieces of feedback. Repeated and outdated events change nothing; what an erased
 * person said, and what is about such a person's interaction, is dropped.
 */
@ApplicationScoped
public class StoreFeedback {
    private final FeedbackStore feedback;
    private final Tombstones tombstones;

    StoreFeedback(FeedbackStore feedback, Tombstones tombstones) {
        this.feedback = feedback;
        this.tombstones = tombstones;
    }

    /** Stores all or, when one of them cannot be stored, none. */
    @Transactional
    public void store(List<Feedback> batch) {
        Set<UUID> unsaid = tombstones.unsaid(batch.stream()
                .map(one -> new Tombstones.Said(
                        one.getFeedbackId(), one.getInteractionId(), one.getSubjectId(), one.getSubmittedAt()))
                .toList());
        feedback.merge(batch.stream()
                .filter(one -> !unsaid.contains(one.getFeedbackId()))
                .toList());
    }
}
