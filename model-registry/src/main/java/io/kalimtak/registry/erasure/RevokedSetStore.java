package io.kalimtak.registry.erasure;

import io.kalimtak.registry.db.Database;
import io.kalimtak.registry.lineage.Lineage;
import io.kalimtak.registry.lineage.ReachedVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Revoked sets, and the versions that came of them. */
@ApplicationScoped
class RevokedSetStore {
    private static final String PUT = """
            INSERT INTO revoked_training_sets AS held (training_set_id, reason, held_erased, revoked_at)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (training_set_id) DO UPDATE SET held_erased = TRUE
            WHERE EXCLUDED.held_erased AND NOT held.held_erased
            """;

    private final Database database;
    private final Lineage lineage;

    RevokedSetStore(Database database, Lineage lineage) {
        this.database = database;
        this.lineage = lineage;
    }

    /** Notes a revoked set; that it held somebody who was erased is never taken back. */
    void put(UUID trainingSetId, String reason, boolean heldErased, Instant at) {
        database.update(PUT, trainingSetId, reason, heldErased, at);
    }

    /** Versions trained on the set, and those whose training began with one of them; the newest first. */
    List<String> versions(UUID trainingSetId) {
        return lineage.reached(List.of(trainingSetId)).stream()
                .map(ReachedVersion::version)
                .toList();
    }
}
