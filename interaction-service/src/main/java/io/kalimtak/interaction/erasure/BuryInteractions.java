package io.kalimtak.interaction.erasure;

import io.kalimtak.interaction.sql.LateFeedbackStore;
import io.kalimtak.kit.privacy.Tombstones;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/**
 * Remembers interactions as an erased person's that only a dead letter tells of, and removes what others said about them
 * before: the erasure did not know whose they are.
 */
@ApplicationScoped
class BuryInteractions {
    private final Tombstones tombstones;
    private final LateFeedbackStore feedback;

    BuryInteractions(Tombstones tombstones, LateFeedbackStore feedback) {
        this.tombstones = tombstones;
        this.feedback = feedback;
    }

    void bury(Collection<UUID> interactions) {
        if (interactions.isEmpty()) {
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> {
            tombstones.buryLate(interactions);
            feedback.delete(interactions);
        });
    }
}
