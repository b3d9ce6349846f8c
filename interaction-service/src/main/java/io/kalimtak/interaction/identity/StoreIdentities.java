package io.kalimtak.interaction.identity;

import io.kalimtak.events.v1.Identity;
import io.kalimtak.interaction.sql.LateFeedbackStore;
import io.kalimtak.kit.privacy.Tombstones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps a batch of identities, before or after their interactions. One that is held already stays as it is; one of a
 * person who was erased since is dropped, and what came before it about its interaction goes too.
 */
@ApplicationScoped
public class StoreIdentities {
    private final IdentityStore identities;
    private final Tombstones tombstones;
    private final LateFeedbackStore feedback;

    StoreIdentities(IdentityStore identities, Tombstones tombstones, LateFeedbackStore feedback) {
        this.identities = identities;
        this.tombstones = tombstones;
        this.feedback = feedback;
    }

    /** Stores all or, when one of them cannot be stored, none. */
    @Transactional
    public void store(List<Identity> batch) {
        Set<UUID> late = tombstones.late(batch.stream()
                .map(one -> new Tombstones.Arrived(one.getInteractionId(), one.getSubjectId(), one.getCreatedAt()))
                .toList());
        if (!late.isEmpty()) {
            feedback.delete(late);
        }
        identities.insert(batch.stream()
                .filter(one -> !late.contains(one.getInteractionId()))
                .toList());
    }
}
