package io.kalimtak.interaction.content;

import io.kalimtak.events.v1.Interaction;
import io.kalimtak.interaction.sql.LateFeedbackStore;
import io.kalimtak.kit.privacy.Tombstones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps a batch of interactions. An interaction that is held already stays as it is; one of a person who was erased since
 * is dropped, however late it comes, and what came before it about it goes too.
 */
@ApplicationScoped
public class StoreInteractions {
    private final ContentStore content;
    private final Tombstones tombstones;
    private final LateFeedbackStore feedback;

    StoreInteractions(ContentStore content, Tombstones tombstones, LateFeedbackStore feedback) {
        this.content = content;
        this.tombstones = tombstones;
        this.feedback = feedback;
    }

    /** Stores all or, when one of them cannot be stored, none. */
    @Transactional
    public void store(List<Interaction> batch) {
        Set<UUID> late = tombstones.late(batch.stream()
                .map(one -> new Tombstones.Arrived(one.getInteractionId(), one.getSubjectId(), one.getCreatedAt()))
                .toList());
        if (late.isEmpty()) {
            content.insert(batch);
            return;
        }
        feedback.delete(late);
        content.insert(batch.stream()
                .filter(one -> !late.contains(one.getInteractionId()))
                .toList());
    }
}
