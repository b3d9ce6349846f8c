package io.kalimtak.interaction.feedback;

import io.kalimtak.events.v1.Feedback;
import io.kalimtak.kit.privacy.Tombstones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps what a batch of events says of pieces of feedback. Repeated and outdated events change nothing; what is about an
 * interaction of a person who was erased is dropped.
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
        Set<UUID> gone =
                tombstones.gone(batch.stream().map(Feedback::getInteractionId).toList());
        feedback.merge(batch.stream()
                .filter(one -> !gone.contains(one.getInteractionId()))
                .toList());
    }
}
