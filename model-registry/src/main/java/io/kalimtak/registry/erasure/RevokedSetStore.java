package io.kalimtak.registry.erasure;

import io.kalimtak.registry.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Revoked sets. */
@ApplicationScoped
class RevokedSetStore {
    private static final String PUT = """
            INSERT INTO revoked_training_sets AS held (training_set_id, reason, held_erased, revoked_at)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (training_set_id) DO UPDATE SET held_erased = TRUE
            WHERE EXCLUDED.held_erased AND NOT held.held_erased
            """;

    private final Database database;

    RevokedSetStore(Database database) {
        this.database = database;
    }

    /** Notes a revoked set; that it held somebody who was erased is never taken back. */
    void put(UUID trainingSetId, String reason, boolean heldErased, Instant at) {
        database.update(PUT, trainingSetId, reason, heldErased, at);
    }
}
